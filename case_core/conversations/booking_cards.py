"""A notice of a booking as it leaves: a card where the service shows cards, else a text; the same words in both."""

from django.utils import translation
from django.utils.translation import gettext
from pydantic import HttpUrl

from case_core.conversations.booking_pages import address_of_booking
from case_core.conversations.models import Message
from case_core.conversations.rules import Settled
from case_core.conversations.texts import occasion_for, rendered
from mannaka_sdk import Capability, CardLink, CardPart, OutboundPart, TextPart
from tenants.plugins.catalogue import plugin_of


def booking_part(message: Message, settled: Settled) -> OutboundPart:
    """Return what is told: when, how, and where one sees to it; never what they come about."""
    kind, language = message.texts[0], message.conversation.language
    address = address_of_booking(kind)
    is_card = Capability.CARD in plugin_of(message.conversation.channel.plugin_id).manifest.capabilities
    occasion = occasion_for(
        [kind],
        at=message.at,
        settled=settled,
        language=language,
        link="" if is_card else address,  # a card has a button instead
        booking=message.booking,
    )
    words = rendered(kind, occasion)
    if not is_card:
        return TextPart(text=words)
    title, _end, text = words.partition("\n")
    with translation.override(language):
        return CardPart(title=title, text=text, links=(CardLink(label=gettext("予約のページ"), url=HttpUrl(address)),))

"""What the citizen will see of an answer, before it is written."""

from dataclasses import dataclass
from datetime import datetime

from case_core.conversations.models import Conversation
from case_core.conversations.queueing import LINK_SHOWN
from case_core.conversations.rules import settled_for
from case_core.conversations.sealing import sender_of
from case_core.conversations.states import Place, TextKind
from case_core.conversations.texts import occasion_for, rendered
from mannaka_kit.identifiers import new_key
from mannaka_sdk import ExternalIdentity, Outbound, PermanentError, TextPart
from tenants.deliveries.errors import ChannelNotAtWorkError
from tenants.deliveries.sending import preview
from tenants.plugins.errors import PluginNotFoundError


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """The words on the page, where they stand there; what comes by the channel; and whether that cannot be sent."""

    on_page: str
    bubbles: tuple[str, ...]
    is_refused: bool


def preview_of(conversation: Conversation, body: str, place: Place, *, at: datetime) -> Shown:
    """Return what the citizen would see: the words on their page and the bell, or the words in the channel."""
    words = body if place == Place.CHANNEL else _bell(conversation, at=at)
    bubbles, is_refused = _in_channel(conversation, words)
    return Shown(on_page=body if place == Place.PAGE else "", bubbles=bubbles, is_refused=is_refused)


def _bell(conversation: Conversation, *, at: datetime) -> str:
    settled = settled_for(conversation.channel_id)
    language = conversation.language
    occasion = occasion_for([TextKind.BELL], at=at, settled=settled, language=language, link=LINK_SHOWN)
    return rendered(TextKind.BELL, occasion)


def _in_channel(conversation: Conversation, words: str) -> tuple[tuple[str, ...], bool]:
    to = sender_of(conversation) or ExternalIdentity(id="-")
    message = Outbound(id=new_key(), to=to, parts=(TextPart(text=words),))
    try:
        shown = preview(channel_id=conversation.channel_id, message=message)
    except (ChannelNotAtWorkError, PluginNotFoundError, PermanentError):
        return (words,), True
    return tuple(bubble.text for bubble in shown.bubbles), bool(shown.problems)

"""
Linking a citizen's account at a service with their case.

On the city's own page they enter receipt number and secret; then the service's page looks whether the account is
theirs, and tells it with a nonce (`linked.py`). The service is asked outside of every transaction.
"""

from datetime import datetime
from typing import Final

from case_core.conversations.actions.begin_account_link import begin_account_link
from case_core.conversations.errors import LinkServiceAwayError, NoLinkPageError
from case_core.conversations.link_standing import conversation_of_page, has_link_page
from case_core.conversations.models import Conversation
from case_core.conversations.nonces import NONCE
from case_core.conversations.sealing import sender_of
from mannaka_sdk import LinkPage, PluginError
from tenants.deliveries.errors import ChannelNotAtWorkError
from tenants.deliveries.people import link_page
from tenants.plugins.errors import PluginNotFoundError

_OFF: Final = (ChannelNotAtWorkError, PluginNotFoundError)


def lead_to_link_page(*, conversation_id: int, receipt_id: int, at: datetime) -> LinkPage:
    """
    Return the service's page on which the citizen links their account with the case of a receipt they know.

    :raises ConversationNotFoundError: there is no such conversation.
    :raises NoLinkPageError: the service has no such page, or the channel rests.
    :raises LinkServiceAwayError: the service did not answer as it should.
    :raises LinkedAlreadyError: the conversation belongs to this case.
    :raises LinkedElsewhereError: it belongs to another case that goes on.
    """
    conversation = conversation_of_page(conversation_id)
    nonce = NONCE.new()
    page = _asked(conversation, nonce)
    begin_account_link(
        conversation_id=conversation_id, receipt_id=receipt_id, nonce=nonce, expires_at=page.expires_at, at=at
    )
    return page


def _asked(conversation: Conversation, nonce: str) -> LinkPage:
    who = sender_of(conversation)
    if who is None or not has_link_page(conversation):
        raise NoLinkPageError
    try:
        return link_page(channel_id=conversation.channel_id, who=who, nonce=nonce)
    except _OFF:
        raise NoLinkPageError from None
    except PluginError:
        raise LinkServiceAwayError from None

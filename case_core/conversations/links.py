"""
One-time links to the citizen's page.

A link's token is worked out from its message with the city's key: the same however often the message is tried, and
nowhere written down. What is kept is its hash.
"""

from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from case_core.conversations.models import Conversation, Message, PageLink
from mannaka_kit import crypto
from mannaka_kit.identifiers import TokenKind
from mannaka_kit.ui.addresses import whole_address

LASTS: Final = timedelta(days=7)
LINK: Final = TokenKind("conversation-link")
_PURPOSE: Final = "conversation-link-token"


def make_link(message: Message, *, at: datetime) -> PageLink:
    """Let the link of a message open its conversation's page once, for a week."""
    return PageLink.objects.create(
        conversation_id=message.conversation_id,
        token_hash=LINK.kept(token_of(message.pk)),
        made_at=at,
        expires_at=at + LASTS,
    )


def renew_link(message: Message, *, at: datetime) -> None:
    """Give the link of a message that is sent once more its whole time; one that was used stays used."""
    links = PageLink.objects.filter(token_hash=LINK.kept(token_of(message.pk)), used_at=None)
    links.update(expires_at=at + LASTS)


def end_links(conversation: Conversation, *, at: datetime) -> None:
    """Let the links that a conversation was given so far open nothing any more."""
    conversation.links.filter(used_at=None, expires_at__gt=at).update(expires_at=at)


def token_of(message_id: UUID) -> str:
    """Return the token in a message's link."""
    return crypto.fingerprint(str(message_id), purpose=_PURPOSE)


def address_of_link(message_id: UUID) -> str:
    """Return the whole address that a message's link leads to."""
    return whole_address("talkpage:open", token_of(message_id))

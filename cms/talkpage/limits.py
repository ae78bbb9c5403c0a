"""How often one address may try links and secrets, and how much one conversation may be written to, in a while."""

from typing import Final

from django.http import HttpRequest

from cms.portal.addresses import sender_of
from mannaka_kit import tally

WINDOW_SECONDS: Final = 15 * 60
TRIES_PER_ADDRESS: Final = 30
MESSAGES: Final = 40
_PURPOSE: Final = "talkpage-limit"


def may_try(request: HttpRequest) -> bool:
    """Count one more try of an address, and tell whether it is within the limit."""
    tried = tally.count(f"address:{sender_of(request)}", purpose=_PURPOSE, seconds=WINDOW_SECONDS)
    return tried <= TRIES_PER_ADDRESS


def may_write(conversation_id: int) -> bool:
    """Count one more message of a conversation, and tell whether it is within the limit."""
    written = tally.count(f"conversation:{conversation_id}", purpose=_PURPOSE, seconds=WINDOW_SECONDS)
    return written <= MESSAGES

"""Give the citizen a secret to come back with."""

from datetime import datetime
from typing import Final

from django.db import transaction

from case_core.conversations.locks import locked_conversation
from mannaka_kit import audit
from mannaka_kit.identifiers import new_spoken_secret, secret_hash

# It opens the page without a number beside it: 68 bits.
_GROUPS: Final = 4


@transaction.atomic
def give_return_secret(*, conversation_id: int, at: datetime) -> str:
    """
    Return a new secret, told now and never again; the one before opens nothing any more.

    :raises ConversationNotFoundError: there is no such conversation.
    """
    conversation = locked_conversation(conversation_id)
    secret = new_spoken_secret(groups=_GROUPS)
    conversation.return_hash = secret_hash(secret)
    conversation.save(update_fields=["return_hash"])
    audit.record("talkpage.secret_given", actor=audit.CITIZEN, target=conversation, at=at)
    return secret

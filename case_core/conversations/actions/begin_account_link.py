"""Begin to link a conversation with the case of a receipt."""

from datetime import datetime

from django.db import transaction

from case_core.conversations.errors import LinkedAlreadyError, LinkedElsewhereError, NoLinkPageError
from case_core.conversations.locks import locked_conversation
from case_core.conversations.models import AccountLink, Conversation
from case_core.conversations.nonces import NONCE
from case_core.intake.models import Receipt
from mannaka_kit import audit


@transaction.atomic
def begin_account_link(
    *, conversation_id: int, receipt_id: int, nonce: str, expires_at: datetime, at: datetime
) -> AccountLink:
    """
    Expect the service to tell that the citizen linked their account; who knew the receipt's secret is asked before.

    :raises ConversationNotFoundError: there is no such conversation.
    :raises NoLinkPageError: there is no such receipt.
    :raises LinkedAlreadyError: the conversation belongs to this case.
    :raises LinkedElsewhereError: it belongs to another case that goes on.
    """
    conversation = locked_conversation(conversation_id)
    receipt = Receipt.objects.filter(pk=receipt_id).first()
    if receipt is None:
        raise NoLinkPageError
    _require_free(conversation, receipt.case_id)
    link = AccountLink.objects.create(
        conversation=conversation,
        case_id=receipt.case_id,
        nonce_hash=NONCE.kept(nonce),
        made_at=at,
        expires_at=expires_at,
    )
    told = {"conversation": conversation.pk}
    audit.record(
        "conversation.link_begun", actor=audit.CITIZEN, target=link, at=at, case_id=receipt.case_id, details=told
    )
    return link


def _require_free(conversation: Conversation, case_id: int) -> None:
    if conversation.case_id == case_id:
        raise LinkedAlreadyError
    if conversation.case is not None and not conversation.case.is_closed:
        raise LinkedElsewhereError

"""Remove a text that staff began their answers with."""

from datetime import datetime

from django.db import transaction

from case_core.conversations.errors import CannedTextNotFoundError
from case_core.conversations.models import CannedText
from case_core.conversations.policies import can_settle_conversations
from mannaka_kit import audit
from mannaka_kit.decisions import require
from tenants.accounts.actor import Actor


@transaction.atomic
def remove_canned_text(*, text_id: int, actor: Actor, at: datetime) -> None:
    """
    Offer the text no longer; what was sent with it stays as it was.

    :raises NotAllowedError: the actor is no administrator.
    :raises CannedTextNotFoundError: it is not there.
    """
    require(can_settle_conversations(actor))
    text = CannedText.objects.select_for_update().filter(pk=text_id).first()
    if text is None:
        raise CannedTextNotFoundError
    audit.record("canned_text.removed", actor=actor, target=text, at=at)
    text.delete()

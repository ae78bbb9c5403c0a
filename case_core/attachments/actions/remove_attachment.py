"""Remove a file that should not be there."""

from datetime import datetime

from django.db import transaction

from case_core.attachments.errors import ReasonMissingError
from case_core.attachments.events import FileRemoved
from case_core.attachments.locks import locked_attachment, move
from case_core.attachments.models import Attachment
from case_core.attachments.policies import can_handle_files
from case_core.attachments.states import Standing
from case_core.attachments.turns import record_turn
from mannaka_kit.decisions import require
from tenants.accounts.actor import Actor


@transaction.atomic
def remove_attachment(*, attachment_id: int, reason: str, actor: Actor, at: datetime) -> Attachment:
    """
    Take a file away, with the reason in writing; that it was there, and whose doing it was, stays.

    :raises NotAllowedError: the actor is not of the centre.
    :raises ReasonMissingError: there is no reason.
    :raises AttachmentNotFoundError: there is no such file.
    :raises CaseNotFoundError: its case is not the actor's to see.
    :raises GoneError: it is gone already.
    """
    require(can_handle_files(actor))
    if not reason.strip():
        raise ReasonMissingError(field="reason")
    attachment = locked_attachment(attachment_id, actor=actor)
    move(attachment, Standing.REMOVED)
    attachment.removed_by_id, attachment.removed_at, attachment.removal_reason = actor.user_id, at, reason
    attachment.has_original, attachment.copy_extension = False, ""
    attachment.save(
        update_fields=["standing", "removed_by", "removed_at", "removal_reason", "has_original", "copy_extension"]
    )
    record_turn("attachment.removed", FileRemoved, attachment, actor=actor, at=at)
    return attachment

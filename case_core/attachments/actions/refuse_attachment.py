"""Refuse a file that the check found unfit."""

from datetime import datetime

from django.db import transaction

from case_core.attachments.events import FileRefused
from case_core.attachments.locks import locked_attachment, move
from case_core.attachments.models import Attachment
from case_core.attachments.states import Refusal, Standing
from case_core.attachments.turns import record_turn
from mannaka_kit import audit


@transaction.atomic
def refuse_attachment(*, attachment_id: int, refusal: Refusal, signature: str = "", at: datetime) -> Attachment:
    """
    Keep the record of a file and why it was refused; its content goes.

    :raises AttachmentNotFoundError: there is no such file.
    """
    attachment = locked_attachment(attachment_id)
    if not attachment.is_waiting:
        return attachment
    move(attachment, Standing.REFUSED)
    attachment.refusal, attachment.signature, attachment.checked_at = refusal, signature, at
    attachment.has_original, attachment.copy_extension = False, ""
    attachment.save(update_fields=["standing", "refusal", "signature", "checked_at", "has_original", "copy_extension"])
    record_turn("attachment.refused", FileRefused, attachment, actor=audit.SYSTEM, at=at)
    return attachment

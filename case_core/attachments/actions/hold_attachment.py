"""Keep a file in quarantine that nobody could check."""

from datetime import datetime

from django.db import transaction

from case_core.attachments.events import FileHeld
from case_core.attachments.locks import locked_attachment
from case_core.attachments.models import Attachment
from case_core.attachments.turns import record_turn
from mannaka_kit import audit

_MOST_TRIES = 30_000


@transaction.atomic
def hold_attachment(*, attachment_id: int, at: datetime) -> Attachment:
    """
    Note that the scanner was away; the file stays closed and is tried again.

    :raises AttachmentNotFoundError: there is no such file.
    """
    attachment = locked_attachment(attachment_id)
    if not attachment.is_waiting:
        return attachment
    attachment.held_at, attachment.tries = at, min(attachment.tries + 1, _MOST_TRIES)
    attachment.save(update_fields=["held_at", "tries"])
    record_turn("attachment.held", FileHeld, attachment, actor=audit.SYSTEM, at=at)
    return attachment

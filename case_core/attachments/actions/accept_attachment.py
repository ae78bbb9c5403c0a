"""Open a file that is clean."""

from datetime import datetime

from django.db import transaction

from case_core.attachments import vault
from case_core.attachments.copies import Copy
from case_core.attachments.events import FileAccepted
from case_core.attachments.kinds import OFFICE, FileKind
from case_core.attachments.locks import locked_attachment, move
from case_core.attachments.models import Attachment
from case_core.attachments.states import Standing
from case_core.attachments.turns import record_turn
from mannaka_kit import audit

_WITH_ORIGINAL = OFFICE | {FileKind.PDF}


@transaction.atomic
def accept_attachment(*, attachment_id: int, copy: Copy, at: datetime) -> Attachment:
    """
    Keep the safe copy and let staff open it; of a picture the original, with the place it was taken at, goes.

    :raises AttachmentNotFoundError: there is no such file.
    """
    attachment = locked_attachment(attachment_id)
    if not attachment.is_waiting:
        return attachment
    move(attachment, Standing.READY)
    attachment.checked_at = at
    attachment.copy_extension, attachment.pages = copy.extension, copy.pages
    attachment.has_original = attachment.kind in _WITH_ORIGINAL
    if copy.extension:
        vault.put(attachment.key, "copy", copy.content)
    attachment.save(update_fields=["standing", "checked_at", "copy_extension", "pages", "has_original"])
    record_turn("attachment.accepted", FileAccepted, attachment, actor=audit.SYSTEM, at=at)
    return attachment

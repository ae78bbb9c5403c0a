"""Take a file for a change."""

from case_core.attachments.errors import AttachmentNotFoundError, GoneError
from case_core.attachments.models import Attachment
from case_core.attachments.states import Standing, may_become


def locked_attachment(attachment_id: int) -> Attachment:
    """
    Return the file's record, locked until the transaction ends.

    :raises AttachmentNotFoundError: there is none.
    """
    found = Attachment.objects.select_for_update().filter(pk=attachment_id).first()
    if found is None:
        raise AttachmentNotFoundError
    return found


def move(attachment: Attachment, target: Standing) -> None:
    """
    Put the file into another state, in memory.

    :raises GoneError: its state does not lead there.
    """
    if not may_become(attachment.standing, target):
        raise GoneError
    attachment.standing = target

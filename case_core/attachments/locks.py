"""Take a file for a change: for a person the case first, as everywhere."""

from case_core.attachments.errors import AttachmentNotFoundError, GoneError
from case_core.attachments.models import Attachment
from case_core.attachments.states import Standing, may_become
from case_core.cases.locks import locked_case
from tenants.accounts.actor import Actor


def locked_attachment(attachment_id: int, *, actor: Actor | None = None) -> Attachment:
    """
    Return the file's record, locked until the transaction ends.

    :raises AttachmentNotFoundError: there is none.
    :raises CaseNotFoundError: its case is not the actor's to see.
    """
    files = Attachment.objects.filter(pk=attachment_id)
    case_id = files.values_list("case_id", flat=True).first()
    if case_id is None:
        raise AttachmentNotFoundError
    if actor is not None:
        locked_case(case_id, actor=actor)
    return files.select_for_update().get()


def move(attachment: Attachment, target: Standing) -> None:
    """
    Put the file into another state, in memory.

    :raises GoneError: its state does not lead there.
    """
    if not may_become(attachment.standing, target):
        raise GoneError
    attachment.standing = target

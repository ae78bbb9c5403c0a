"""Reads of files: only whoever works on the case sees any, and each opening is recorded."""

from dataclasses import dataclass

from django.db import transaction

from case_core.attachments import vault
from case_core.attachments.errors import AttachmentNotFoundError, GoneError, NotCheckedError
from case_core.attachments.kinds import CONTENT_TYPES, PICTURES, extension_of
from case_core.attachments.models import Attachment
from case_core.attachments.policies import can_handle_files
from case_core.attachments.querysets import AttachmentQuerySet
from case_core.cases.models import Case
from case_core.cases.selectors import cases_visible_to
from mannaka_kit import audit, clock
from mannaka_kit.decisions import require
from tenants.accounts.actor import Actor


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """Content on its way to a reader."""

    content: bytes
    name: str
    content_type: str
    is_picture: bool


def attachments_of(viewer: Actor, case: Case) -> AttachmentQuerySet:
    """Return the files of a case, newest first, removed and refused ones among them.

    :raises NotAllowedError: the viewer is not of the centre.
    """
    require(can_handle_files(viewer))
    return Attachment.objects.filter(case=case).with_people()


def attachment_for(viewer: Actor, attachment_id: int) -> Attachment:
    """
    Return the record of a file.

    :raises NotAllowedError: the viewer is not of the centre.
    :raises AttachmentNotFoundError: there is no such file, or its case is not the viewer's to see.
    """
    require(can_handle_files(viewer))
    visible = cases_visible_to(viewer).values("pk")
    files = Attachment.objects.with_people().select_related("case").filter(case__in=visible)
    found = files.filter(pk=attachment_id).first()
    if found is None:
        raise AttachmentNotFoundError
    return found


@transaction.atomic
def open_copy(viewer: Actor, attachment_id: int) -> Opened:
    """
    Return the safe copy, or the file itself where it has none, and record that the viewer opened it.

    :raises NotAllowedError: the viewer is not of the centre.
    :raises AttachmentNotFoundError: there is no such file.
    :raises NotCheckedError: it is still in quarantine.
    :raises GoneError: it was refused or removed.
    """
    attachment = _ready(viewer, attachment_id)
    if not attachment.copy_extension:
        return _open(viewer, attachment, part="original", extension=extension_of(attachment.name))
    return _open(viewer, attachment, part="copy", extension=attachment.copy_extension)


@transaction.atomic
def open_original(viewer: Actor, attachment_id: int) -> Opened:
    """
    Return the file as it came, and record that the viewer opened it.

    :raises NotAllowedError: the viewer is not of the centre.
    :raises AttachmentNotFoundError: there is no such file, or its original is not kept.
    :raises NotCheckedError: it is still in quarantine.
    :raises GoneError: it was refused or removed.
    """
    attachment = _ready(viewer, attachment_id)
    if not attachment.has_original:
        raise AttachmentNotFoundError
    return _open(viewer, attachment, part="original", extension=extension_of(attachment.name))


def content_in_quarantine(attachment_id: int) -> tuple[Attachment, bytes] | None:
    """Return what is to be checked, for the check alone; None where that is done."""
    attachment = Attachment.objects.waiting().filter(pk=attachment_id).first()
    return (attachment, vault.get(attachment.key, "original")) if attachment else None


def tries_of(attachment_id: int) -> int:
    """Return how often the scanner was asked in vain, for planning the next try."""
    return Attachment.objects.values_list("tries", flat=True).get(pk=attachment_id)


def parts_to_drop(attachment_id: int) -> Attachment:
    """Return the record of a file whose content may go, for whoever lets it go."""
    return Attachment.objects.get(pk=attachment_id)


def _ready(viewer: Actor, attachment_id: int) -> Attachment:
    attachment = attachment_for(viewer, attachment_id)
    if attachment.is_waiting:
        raise NotCheckedError
    if not attachment.is_ready:
        raise GoneError
    return attachment


def _open(viewer: Actor, attachment: Attachment, *, part: vault.Part, extension: str) -> Opened:
    code = "attachment.opened" if part == "copy" else "attachment.original_opened"
    audit.record(code, actor=viewer, target=attachment, at=clock.now(), case_id=attachment.case_id)
    stem = attachment.name.rpartition(".")[0] or attachment.name
    return Opened(
        content=vault.get(attachment.key, part),
        name=f"{stem}.{extension}",
        content_type=CONTENT_TYPES[extension],
        is_picture=attachment.kind in PICTURES,
    )

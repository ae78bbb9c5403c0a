"""Add several files, all or none."""

from collections.abc import Iterable

from django.core.files.uploadedfile import UploadedFile

from case_core.attachments import vault
from case_core.attachments.actions.add_attachment import add_attachment
from case_core.attachments.models import Attachment
from mannaka_kit import clock
from tenants.accounts.actor import Actor


def add_all(files: Iterable[UploadedFile], *, case_id: int, note: str, actor: Actor) -> list[Attachment]:
    """
    Add the files to the case.

    :raises UnfitFileError: one of them is not taken; then none is kept.
    """
    added: list[Attachment] = []
    try:
        for file in files:
            content = file.read()
            name = file.name or ""
            added.append(
                add_attachment(case_id=case_id, name=name, content=content, note=note, actor=actor, at=clock.now())
            )
    except Exception:
        # The rows go with the transaction, the content would stay.
        for attachment in added:
            vault.drop(attachment.key)
        raise
    return added

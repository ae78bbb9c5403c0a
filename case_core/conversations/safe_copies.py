"""The safe copy of a file that was checked, or the document itself where it has none."""

from case_core.attachments import vault
from case_core.attachments.kinds import CONTENT_TYPES, PICTURES, extension_of
from case_core.attachments.selectors import Opened
from case_core.conversations.models import MessageFile


def safe_copy(file: MessageFile) -> Opened:
    """Return what may be shown of a file that is ready, under a name with the ending of what it is."""
    part: vault.Part = "copy" if file.copy_extension else "original"
    extension = file.copy_extension or extension_of(file.name)
    stem = file.name.rpartition(".")[0] or file.name
    return Opened(
        content=vault.get(file.key, part),
        name=f"{stem}.{extension}",
        content_type=CONTENT_TYPES[extension],
        is_picture=file.kind in PICTURES,
    )

"""What a line of the list tells of a file."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from case_core.attachments.models import Attachment
from case_core.attachments.states import Refusal, Standing

TONES: Final[Mapping[str, str]] = {
    Standing.QUARANTINED: "warning",
    Standing.READY: "success",
    Standing.REFUSED: "error",
    Standing.REMOVED: "neutral",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class FileRow:
    """A file with its tint."""

    file: Attachment
    tone: str

    @property
    def is_danger(self) -> bool:
        """Tell whether somebody must be warned."""
        return self.file.refusal == Refusal.INFECTED


def row_of(attachment: Attachment) -> FileRow:
    """Return the line of a file."""
    return FileRow(file=attachment, tone=TONES[attachment.standing])

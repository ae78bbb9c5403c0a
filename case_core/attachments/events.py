"""What happened to files."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class FileAdded:
    """A file came into quarantine."""

    case_id: int
    attachment_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FileHeld:
    """The scanner was away; the file stays in quarantine."""

    case_id: int
    attachment_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FileAccepted:
    """The file can be opened."""

    case_id: int
    attachment_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FileRefused:
    """The check refused the file; its content goes."""

    case_id: int
    attachment_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FileRemoved:
    """Somebody removed the file; its content goes."""

    case_id: int
    attachment_id: int

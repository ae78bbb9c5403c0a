"""What has happened to imports: ids only."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportStarted:
    """Somebody wants a file's rows to become bookings."""

    import_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportEnded:
    """A file was taken in, or is not wanted any more: nothing of it is kept."""

    import_id: int

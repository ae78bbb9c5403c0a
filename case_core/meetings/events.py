"""What has happened to meetings: ids only."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingWanted:
    """A service is to make, move or remove a meeting."""

    meeting_id: int

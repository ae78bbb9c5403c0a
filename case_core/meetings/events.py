"""What has happened to meetings: ids only."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingWanted:
    """A service is to make, move or remove a meeting."""

    meeting_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingNews:
    """Something about a meeting is otherwise than before: its service made or refused it, somebody came or went."""

    meeting_id: int
    case_id: int  # 0 where it belongs to none yet

"""What has happened in sessions: ids only."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class ListeningMoved:
    """A session was planned, opened or ended: its bodies' own pages hear of it, too."""

    case_id: int
    session_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ListeningWritten:
    """Something new stands in a session, or somebody came or went."""

    case_id: int
    session_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DoorOpened:
    """A body was seated, or the person agreed to it."""

    case_id: int
    session_id: int
    organization_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DoorShut:
    """The person refused a body, or took the agreement back: its streams end."""

    case_id: int
    session_id: int
    organization_id: int

"""What has happened to calls to officers: ids only."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class SummonsMade:
    """A section was called."""

    case_id: int
    summons_id: int
    section_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SummonsAnswered:
    """Its officer is coming."""

    case_id: int
    summons_id: int
    section_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SummonsDeclined:
    """The section cannot come, with its reason."""

    case_id: int
    summons_id: int
    section_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SummonsEscalated:
    """Nobody answered in time: it is the head's now."""

    case_id: int
    summons_id: int
    section_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficerArrived:
    """The officer is in the room."""

    case_id: int
    summons_id: int
    section_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ClerkSatIn:
    """A clerk of the centre sits in."""

    case_id: int
    summons_id: int
    section_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficerLeft:
    """The officer has left the room."""

    case_id: int
    summons_id: int
    section_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SummonsWithdrawn:
    """The centre no longer needs the officer."""

    case_id: int
    summons_id: int
    section_id: int

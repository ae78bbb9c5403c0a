"""What has happened at the door: ids only."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class MatterReceived:
    """A matter came in, by any channel."""

    case_id: int
    channel: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CallTakenUp:
    """A matter came in by a call that the telephone system told of."""

    case_id: int
    call_id: int

"""What has happened at the door: ids only."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class MatterReceived:
    """A matter came in, by any channel."""

    case_id: int
    channel: str

"""What has happened to calls: ids only."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class CallMoved:
    """A call began to ring, was answered or taken, ended, or somebody called back."""

    call_id: int

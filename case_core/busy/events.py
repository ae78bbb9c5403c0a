"""What has happened to sources of busy times: ids only."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class BusyAddressSet:
    """Somebody said where their calendar is."""

    source_id: int

"""What has happened to the earlier ledger: ids only."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerImported:
    """Consultations from before this system were taken over."""

    lines: int

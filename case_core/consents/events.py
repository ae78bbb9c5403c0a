"""What has happened to consents: ids only."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentGiven:
    """Somebody agreed that bodies are told."""

    case_id: int
    consent_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentWithdrawn:
    """Somebody took it back."""

    case_id: int
    consent_id: int

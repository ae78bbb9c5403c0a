"""What has happened about somebody's safety: ids only."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class ShieldSet:
    """A person is shielded, or their shield says something else now."""

    case_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ShieldLifted:
    """A person is shielded no longer."""

    case_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RiskNoted:
    """Somebody saw a risk in a case."""

    case_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MustDoTicked:
    """Something that had to be done about a risk is done, or is not done for a reason."""

    case_id: int

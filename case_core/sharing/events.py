"""What has happened to shares: ids only."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class ShareGranted:
    """A body may see something of a case, at once or when a second person has agreed."""

    case_id: int
    grant_id: int
    organization_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ShareApproved:
    """A second person agreed."""

    case_id: int
    grant_id: int
    organization_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ShareRevoked:
    """Nobody sees it any more."""

    case_id: int
    grant_id: int
    organization_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ShareBlackened:
    """Other parts of what the body reads are covered."""

    case_id: int
    grant_id: int
    organization_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class EmergencyReviewed:
    """Somebody judged a share in an emergency."""

    case_id: int
    grant_id: int

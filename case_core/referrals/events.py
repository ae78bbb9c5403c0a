"""What has happened to referrals: ids only."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferralSent:
    """A body was asked to take a matter."""

    case_id: int
    referral_id: int
    organization_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferralAccepted:
    """It takes it."""

    case_id: int
    referral_id: int
    organization_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferralDeclined:
    """It does not, with its reason."""

    case_id: int
    referral_id: int
    organization_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferralFinished:
    """It told what came of it."""

    case_id: int
    referral_id: int
    organization_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferralRevoked:
    """The centre does not ask any more."""

    case_id: int
    referral_id: int
    organization_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferralDue:
    """The day of the answer has come, without one."""

    case_id: int
    referral_id: int
    organization_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferralToCarry:
    """A clerk wants it to go to the body's own system once more."""

    case_id: int
    referral_id: int
    organization_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferralMoved:
    """The copy for the body's own system went on, or did not."""

    case_id: int
    referral_id: int
    organization_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterMade:
    """A letter with a link waits to go to the body."""

    case_id: int
    referral_id: int
    organization_id: int

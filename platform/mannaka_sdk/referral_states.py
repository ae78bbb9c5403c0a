"""How far a referral has come at a partner, why it was rejected, and what came of it."""

from enum import StrEnum, unique

from pydantic import Field

from mannaka_sdk.base import Model


@unique
class ReferralPhase(StrEnum):
    """How far a referral has come."""

    SENT = "sent"
    RECEIVED = "received"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    DONE = "done"
    REVOKED = "revoked"


@unique
class ReferralRejection(StrEnum):
    """Why a partner does not take a matter."""

    NO_CAPACITY = "no_capacity"
    """It has no room."""
    NOT_OUR_REMIT = "not_our_remit"
    """It is not what the partner does."""
    CONFLICT = "conflict"
    """The partner would not be impartial."""
    OTHER = "other"
    """Something else; `ReferralState.reason` says what."""


@unique
class ReferralResult(StrEnum):
    """What came of a matter at the partner."""

    HELPED = "helped"
    PARTLY = "partly"
    REFUSED = "refused"
    """The person did not want it."""
    UNREACHABLE = "unreachable"
    """The person could not be reached."""
    NO_CAPACITY = "no_capacity"
    NOT_OUR_REMIT = "not_our_remit"
    OTHER = "other"
    """Something else; `ReferralState.reason` says what."""


class ReferralState(Model):
    """How a referral stands at the partner."""

    ref: str = Field(min_length=1)
    """What the service calls it."""
    phase: ReferralPhase
    """How far it has come."""
    reason: str = ""
    """Why it was rejected, or what came of it, in the partner's own words."""
    rejection: ReferralRejection | None = None
    """Why it was rejected, where the partner chose from the list; else the host takes it for another reason."""
    result: ReferralResult | None = None
    """What came of it, where the partner chose from the list; else the host takes it for another result."""

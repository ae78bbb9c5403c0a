"""A partner's service, in memory: what a vendor of a `PartnerGateway` writes to be tested."""

from abc import abstractmethod
from dataclasses import dataclass, field
from datetime import datetime

from mannaka_sdk.referral_states import ReferralPhase, ReferralRejection, ReferralResult
from mannaka_sdk.simulation import DeliveringSimulator, Happening


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What somebody at the partner says of a referral."""

    phase: ReferralPhase
    reason: str = field(default="", repr=False)
    rejection: ReferralRejection | None = None
    result: ReferralResult | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered(Happening):
    """Somebody at the partner answered a referral."""

    referral: str
    """What the service calls it."""
    answer: Answer


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldReferral:
    """A referral as the service keeps it."""

    id: str
    """What the service calls it."""
    partner: str
    purpose: str = field(repr=False)
    fields: tuple[tuple[str, str], ...] = field(repr=False)
    """Labels and texts, in order."""
    answer_by: datetime | None
    phase: ReferralPhase
    more: tuple[str, ...] = ()
    """Every other text that came with it; a referral's own key is none."""


class PartnerSimulator(DeliveringSimulator):
    """A partner's service, in memory; the settings' account knows a partner `partner-1`."""

    @property
    @abstractmethod
    def referrals(self) -> list[HeldReferral]:
        """Return the referrals that there are, in the order in which they came; those taken back stay, as such."""

    @abstractmethod
    def answer(self, referral: str, answer: Answer) -> None:
        """Let somebody at the partner answer, without the service's telling us."""

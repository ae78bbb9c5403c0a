"""What becomes of the demonstration's referrals: waiting, late, taken, declined, done in several ways, taken back."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from case_core.referrals.states import DeclineReason, ReferralOutcome


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """One referral: how long ago it was sent, and what followed, in days after that."""

    ago: int
    due_after: int = 14
    accepted_after: int | None = None
    outcome: ReferralOutcome | None = None
    words: str = ""
    declined: DeclineReason | None = None
    revoked: str = ""


WAYS: Final[Mapping[str, tuple[Way, ...]]] = {
    "382027": (  # Imabari
        Way(ago=1),
        Way(ago=3),
        Way(ago=20, due_after=10),
        Way(ago=6, accepted_after=1),
        Way(ago=12, accepted_after=3),
        Way(
            ago=30,
            accepted_after=2,
            outcome=ReferralOutcome.HELPED,
            words="生活福祉資金の貸付が決まりました。家計の見直しも、3か月続けます。",
        ),
        Way(
            ago=25,
            accepted_after=1,
            outcome=ReferralOutcome.PARTLY,
            words="フードバンクを案内しました。貸付は、ほかの借入れがあるため見送りました。",
        ),
        Way(ago=22, accepted_after=2, outcome=ReferralOutcome.UNREACHABLE, words="3回お電話しましたが、出られません。"),
        Way(ago=9, declined=DeclineReason.NO_CAPACITY, words="来月の中頃から、お受けできます。"),
        Way(ago=8, revoked="ご本人が、家族と相談して決めると話されたため"),
    ),
    "382060": (  # Saijo
        Way(ago=2),
        Way(ago=7, accepted_after=1),
        Way(
            ago=20,
            accepted_after=2,
            outcome=ReferralOutcome.HELPED,
            words="家計の相談を、月に1回続けることになりました。",
        ),
    ),
}

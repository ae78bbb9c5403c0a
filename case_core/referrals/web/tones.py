"""In which tone the state of a referral is shown."""

from collections.abc import Mapping
from datetime import date
from typing import Final

from case_core.referrals.models import Referral
from case_core.referrals.states import ReferralStatus

_TONES: Final[Mapping[str, str]] = {
    ReferralStatus.SENT: "warning",
    ReferralStatus.ACCEPTED: "key",
    ReferralStatus.DECLINED: "error",
    ReferralStatus.DONE: "success",
    ReferralStatus.REVOKED: "neutral",
}


def tone_of(referral: Referral, *, on: date) -> str:
    """Return the tone; what is late is shown as that."""
    return "error" if referral.is_late_on(on) else _TONES[referral.status]

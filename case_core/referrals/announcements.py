"""Which screens hear of a referral: the centre's, the case's, and the open pages of the body."""

from collections.abc import Iterable
from typing import TypeAlias

from case_core.cases.announcements import topics_of_case
from case_core.referrals.events import (
    LetterMade,
    ReferralAccepted,
    ReferralDeclined,
    ReferralDue,
    ReferralFinished,
    ReferralMoved,
    ReferralRevoked,
    ReferralSent,
    ReferralToCarry,
)
from case_core.sharing.topics import topic_of_body
from mannaka_kit.live import announces

OfReferral: TypeAlias = (
    ReferralSent | ReferralAccepted | ReferralDeclined | ReferralFinished | ReferralRevoked | ReferralDue
)


@announces(ReferralMoved, ReferralToCarry, LetterMade)
def topics_of_carriage(event: ReferralMoved | ReferralToCarry | LetterMade) -> Iterable[str]:
    """Ring for the case alone: people of the body see nothing of it."""
    return topics_of_case(event)


@announces(ReferralSent, ReferralAccepted, ReferralDeclined, ReferralFinished, ReferralRevoked, ReferralDue)
def topics_of_referral(event: OfReferral) -> Iterable[str]:
    """Ring for the centre, the case and the body."""
    return *topics_of_case(event), topic_of_body(event.organization_id)

"""How a case goes on without a body's answer."""

from datetime import datetime

from case_core.referrals.actions.revoke_referral import revoke_referral
from tenants.accounts.actor import Actor


def waive(referral_id: int, *, reason: str, actor: Actor, at: datetime) -> None:
    """
    Take a referral back.

    :raises AnticipatedError: what `revoke_referral` objects to.
    """
    revoke_referral(referral_id=referral_id, reason=reason, actor=actor, at=at)

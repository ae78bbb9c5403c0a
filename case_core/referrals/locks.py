"""Take a referral for a change: the case first, always."""

from case_core.cases.locks import locked_case
from case_core.cases.models import Case
from case_core.referrals.errors import ReferralEndedError, ReferralNotFoundError
from case_core.referrals.models import Referral
from case_core.referrals.states import ReferralStatus, may_become
from tenants.accounts.actor import Actor


def locked_referral(referral_id: int, *, actor: Actor | None) -> tuple[Case, Referral]:
    """
    Return the case and the referral, both locked; without an actor, for who comes by the share.

    :raises ReferralNotFoundError: there is none.
    :raises CaseNotFoundError: its case is hidden from this person.
    """
    case_id = Referral.objects.filter(pk=referral_id).values_list("grant__case_id", flat=True).first()
    if case_id is None:
        raise ReferralNotFoundError
    case = locked_case(case_id, actor=actor)
    found = Referral.objects.select_for_update(of=["self"]).select_related("grant__organization")
    referral = found.get(pk=referral_id)
    referral.grant.case = case
    return case, referral


def move(referral: Referral, target: ReferralStatus) -> None:
    """
    Put a referral into another state, in memory.

    :raises ReferralEndedError: its state does not lead there.
    """
    if not may_become(referral.status, target):
        raise ReferralEndedError
    referral.status = target

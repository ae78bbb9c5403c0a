"""Send a matter on to a body outside the city hall."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from django.db import transaction

from case_core.cases.blockers import wait_for
from case_core.cases.deadlines import section_due
from case_core.cases.locks import locked_open_case
from case_core.cases.models import Case
from case_core.cases.ownership import take_if_nobodys
from case_core.cases.states import StepKind
from case_core.referrals.endings import SOURCE
from case_core.referrals.errors import AlreadyReferredError, DueOutOfRangeError, ReasonMissingError
from case_core.referrals.events import ReferralSent
from case_core.referrals.models import Referral
from case_core.referrals.policies import can_refer
from case_core.referrals.turns import record_turn, tell
from case_core.sharing.actions.grant_share import Plan, grant_share
from case_core.sharing.errors import ShareNotFoundError, ShareOverError
from case_core.sharing.locks import locked_share
from case_core.sharing.models import ShareGrant
from mannaka_kit.clock import day_of
from mannaka_kit.decisions import require
from tenants.accounts.actor import Actor


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """What the body reads: why it is asked, what was said before, what the person wishes, and until when it answers."""

    reason: str
    told: str = ""
    wishes: str = ""
    due_on: date | None = None


@transaction.atomic
def send_referral(*, case_id: int, letter: Letter, share: Plan | int, actor: Actor, at: datetime) -> Referral:
    """
    Ask a body to take the matter, by a share that is there or one that is made with it; the case waits for the answer.

    Without a day, the city's number of business days holds, and no longer than the body can see the matter.

    :raises NotAllowedError: the actor is not of the centre.
    :raises CaseNotFoundError: there is no such case.
    :raises CaseClosedError: it has ended.
    :raises ShareNotFoundError: the case has no such share.
    :raises ShareOverError: it has ended.
    :raises AlreadyReferredError: the body has the matter.
    :raises AnticipatedError: no reason, a day that cannot be, or what `grant_share` objects to.
    """
    require(can_refer(actor))
    case = locked_open_case(case_id, actor=actor)
    if not letter.reason.strip():
        raise ReasonMissingError(field="reason")
    grant = _behind(case, share, actor=actor, at=at)
    referral = Referral.objects.create(
        grant=grant,
        reason=letter.reason.strip(),
        told=letter.told.strip(),
        wishes=letter.wishes.strip(),
        due_on=_due(letter, grant, at=at),
        sent_by_id=actor.user_id,
        sent_at=at,
    )
    take_if_nobodys(case, actor=actor, at=at)
    name = grant.organization.name
    wait_for(case, source=SOURCE, source_id=referral.pk, waiting_for=name, due_on=referral.due_on, at=at)
    tell(referral, StepKind.REFERRED, user_id=actor.user_id, at=at)
    event = ReferralSent(case_id=case.pk, referral_id=referral.pk, organization_id=grant.organization_id)
    record_turn("referral.sent", event, referral, actor=actor, at=at)
    return referral


def _behind(case: Case, share: Plan | int, *, actor: Actor, at: datetime) -> ShareGrant:
    """Return the share behind the referral, which is made where a plan is given; the body is asked once at a time."""
    if isinstance(share, Plan):
        _require_not_there(case, share.organization_id)
        grant = grant_share(case_id=case.pk, plan=replace(share, goes_out=True), actor=actor, at=at)
    else:
        grant = locked_share(share, actor=actor)
        if grant.case_id != case.pk:
            raise ShareNotFoundError
        if grant.revoked_at is not None or grant.ends_at <= at:
            raise ShareOverError
        _require_not_there(case, grant.organization_id, grant_id=grant.pk)
    grant.case = case
    return grant


def _require_not_there(case: Case, organization_id: int, *, grant_id: int | None = None) -> None:
    there = Referral.objects.of_case(case.pk)
    of_body = there.open().filter(grant__organization_id=organization_id)
    if of_body.exists() or (grant_id is not None and there.filter(grant_id=grant_id).exists()):
        raise AlreadyReferredError(field="organization")


def _due(letter: Letter, grant: ShareGrant, *, at: datetime) -> date:
    last = day_of(grant.ends_at - timedelta(microseconds=1))
    if letter.due_on is None:
        return min(section_due(at), last)
    if not day_of(at) <= letter.due_on <= last:
        raise DueOutOfRangeError(field="due_on")
    return letter.due_on

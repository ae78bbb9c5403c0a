"""Let a body see some of a case."""

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from django.db import transaction

from case_core.cases.locks import locked_open_case
from case_core.cases.models import Case
from case_core.cases.states import Mark, StepKind
from case_core.consents.models import Consent
from case_core.consents.states import LegalGround
from case_core.records.selectors import kept_by
from case_core.sharing import errors
from case_core.sharing.events import ShareGranted
from case_core.sharing.models import ShareGrant
from case_core.sharing.policies import can_share
from case_core.sharing.reach import is_reached, locked_body
from case_core.sharing.rules import RULES, Terms
from case_core.sharing.standing import terms_of
from case_core.sharing.states import LONGEST_EMERGENCY, ShareAct
from case_core.sharing.turns import record_turn
from mannaka_kit.clock import TOKYO, day_of
from mannaka_kit.decisions import require
from tenants.accounts.actor import Actor
from tenants.partners.data_classes import DataClass


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """Who is to see what, on which ground, for what and how long."""

    organization_id: int
    ground: LegalGround
    purpose: str
    data_classes: frozenset[DataClass]
    ends_on: date
    act: ShareAct = ShareAct.VIEW
    words: str = ""
    member_id: int | None = None
    goes_out: bool = False  # with a referral, which reaches a body of which nobody signs in, too


@transaction.atomic
def grant_share(*, case_id: int, plan: Plan, actor: Actor, at: datetime) -> ShareGrant:
    """
    Share some of an open case with a body; where a second person decides as well, nothing is seen until they have.

    An emergency asks nobody first: it needs neither consent nor agreement, ends after 72 hours and is looked at again.

    :raises NotAllowedError: the actor is not of the centre.
    :raises CaseNotFoundError: there is no such case.
    :raises CaseClosedError: it has ended.
    :raises RestrictedCaseError: a part of the case is kept apart, and the actor does not keep it.
    :raises AnticipatedError: purpose, data, days, ground, agreement or consent do not carry the share.
    """
    require(can_share(actor))
    plan = _whole(plan)
    case = locked_open_case(case_id, actor=actor)
    _check_keeper(case, plan, actor=actor)
    _check_words(plan)
    grant = _planned(case, plan, actor=actor, at=at)
    _check_terms(plan, terms_of([grant], at=at)[0])
    grant.save(force_insert=True)
    event = ShareGranted(case_id=case_id, grant_id=grant.pk, organization_id=grant.organization_id)
    code = "share.granted_in_emergency" if grant.is_emergency else "share.granted"
    record_turn(code, event, grant, kind=StepKind.SHARED, actor=actor, at=at)
    return grant


def _whole(plan: Plan) -> Plan:
    """Return the plan with what listening needs: who agreed to be heard by a body agreed to this class, too."""
    if plan.act != ShareAct.LISTEN:
        return plan
    return replace(plan, data_classes=plan.data_classes | {DataClass.LISTENING})


def _planned(case: Case, plan: Plan, *, actor: Actor, at: datetime) -> ShareGrant:
    body = locked_body(plan.organization_id)
    if not is_reached(body, plan.member_id, goes_out=plan.goes_out):
        raise errors.BodyNotReachedError(field="organization")
    return ShareGrant(
        case=case,
        organization=body,
        member_id=plan.member_id,
        ground=plan.ground,
        consent=_consent(case, plan, at=at),
        purpose=plan.purpose.strip(),
        data_classes=[each.value for each in DataClass if each in plan.data_classes],
        act=plan.act,
        words=plan.words.strip(),
        begins_at=at,
        ends_at=_end(plan, at=at),
        created_by_id=actor.user_id,
        created_at=at,
    )


def _check_keeper(case: Case, plan: Plan, *, actor: Actor) -> None:
    """Let a case with a restricted record be shared by its keepers; where a life is in danger, nobody waits for one."""
    if plan.ground == LegalGround.EMERGENCY or Mark.RESTRICTED not in case.marks:
        return
    if not kept_by(actor).filter(case=case).exists():
        raise errors.RestrictedCaseError


def _check_words(plan: Plan) -> None:
    if not plan.purpose.strip():
        raise errors.PurposeMissingError(field="purpose")
    if not plan.data_classes:
        raise errors.ClassesMissingError(field="data_classes")


def _end(plan: Plan, *, at: datetime) -> datetime:
    if plan.ground == LegalGround.EMERGENCY:
        return at + LONGEST_EMERGENCY
    most = timedelta(days=RULES.read().most_days)
    if not day_of(at) <= plan.ends_on <= day_of(at + most):
        raise errors.PeriodOutOfRangeError(field="ends_on")
    return min(datetime.combine(plan.ends_on + timedelta(days=1), time(), tzinfo=TOKYO), at + most)


def _consent(case: Case, plan: Plan, *, at: datetime) -> Consent | None:
    """Return the consent of the case that carries the plan longest, where the ground is consent."""
    if plan.ground != LegalGround.CONSENT:
        return None
    wanted = sorted(each.value for each in plan.data_classes)
    of_case = Consent.objects.naming(plan.organization_id).in_force(day_of(at)).filter(case=case)
    carrying = of_case.filter(data_classes__contains=wanted).order_by("-expires_on", "-pk").first()
    if carrying is None:
        raise errors.ConsentMissingError(field="data_classes")
    return carrying


def _check_terms(plan: Plan, terms: Terms) -> None:
    if terms.ground not in terms.settled.grounds:
        raise errors.GroundNotUsedError(field="ground")
    if plan.ground != LegalGround.EMERGENCY and not terms.classes <= terms.agreement_classes:
        raise errors.AgreementMissingError(field="data_classes")

"""Plan a session in which bodies listen."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from django.db import transaction

from case_core.cases.locks import locked_open_case
from case_core.cases.models import Case
from case_core.listening import errors
from case_core.listening.events import ListeningMoved
from case_core.listening.models import ListeningSession
from case_core.listening.policies import can_lead_sessions
from case_core.listening.shares import bodies_that_may_listen
from case_core.listening.states import EntryKind
from case_core.listening.turns import record_turn, write_line
from case_core.meetings.actions.plan_meeting import Wanted, plan_meeting
from case_core.meetings.models import Meeting
from case_core.meetings.selectors import own_meeting_of_case
from mannaka_kit.decisions import require
from tenants.accounts.actor import Actor

LONGEST: Final = timedelta(hours=12)


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionPlan:
    """What for, with whom, when, and by which service for video, if by any."""

    purpose: str
    organization_ids: frozenset[int]
    begins_at: datetime
    ends_at: datetime
    channel_id: int | None = None


@transaction.atomic
def plan_session(*, case_id: int, plan: SessionPlan, actor: Actor, at: datetime) -> ListeningSession:
    """
    Plan a session of an open case; each body has a seat, and its door is shut until the person agrees to it.

    :raises NotAllowedError: the actor is not of the centre.
    :raises CaseNotFoundError: there is no such case.
    :raises CaseClosedError: it has ended.
    :raises SessionGoesOnError: another session of it is not over.
    :raises AnticipatedError: purpose, bodies, their shares or the times do not carry it.
    """
    require(can_lead_sessions(actor))
    case = locked_open_case(case_id, actor=actor)
    _check(case, plan, at=at)
    session = ListeningSession.objects.create(
        case=case,
        meeting=_meeting(case, plan, at=at),
        purpose=plan.purpose.strip(),
        begins_at=plan.begins_at,
        ends_at=plan.ends_at,
        created_by_id=actor.user_id,
        created_at=at,
    )
    for organization_id in sorted(plan.organization_ids):
        write_line(session, EntryKind.SEATED, by=actor, at=at, organization_id=organization_id)
    event = ListeningMoved(case_id=case_id, session_id=session.pk)
    record_turn("listening.planned", event, session, actor=actor, at=at)
    return session


def _check(case: Case, plan: SessionPlan, *, at: datetime) -> None:
    if case.listening_sessions.filter(ended_at=None).exists():
        raise errors.SessionGoesOnError
    if not plan.purpose.strip():
        raise errors.PurposeMissingError(field="purpose")
    if not plan.organization_ids:
        raise errors.BodiesMissingError(field="organizations")
    _require_shares(case, plan.organization_ids, at=at)
    if not (plan.begins_at < plan.ends_at <= plan.begins_at + LONGEST and plan.ends_at > at):
        raise errors.TimesError(field="ends")


def _require_shares(case: Case, organization_ids: Iterable[int], *, at: datetime) -> None:
    if not set(organization_ids) <= bodies_that_may_listen(case, at=at).keys():
        raise errors.ShareMissingError(field="organizations")


def _meeting(case: Case, plan: SessionPlan, *, at: datetime) -> Meeting | None:
    """Return the talk by video beside it: the one that the case has at that time, or a new one."""
    if plan.channel_id is None:
        return None
    there = own_meeting_of_case(case.pk, at=plan.begins_at)
    if there is not None and there.begins < plan.ends_at and there.ends > plan.begins_at:
        return there
    wanted = Wanted(
        channel_id=plan.channel_id, code=case.number, begins=plan.begins_at, ends=plan.ends_at, case_id=case.pk
    )
    return plan_meeting(wanted=wanted, at=at)

"""Agree on the one answer that everybody gives."""

from datetime import date, datetime, timedelta
from typing import Final

from django.db import transaction

from case_core.cases.locks import locked_open_case
from case_core.cases.marks import put_mark
from case_core.cases.models import Case, CaseStep
from case_core.cases.states import Mark, StepKind
from case_core.incidents.errors import FactMissingError, LastDayError
from case_core.incidents.events import LineAgreed
from case_core.incidents.lines import end_line_of
from case_core.incidents.models import AgreedLine
from case_core.incidents.policies import can_decide
from mannaka_kit import audit
from mannaka_kit.clock import day_of
from mannaka_kit.decisions import require
from mannaka_kit.outbox import events
from tenants.accounts.actor import Actor

LONGEST: Final = timedelta(days=183)


@transaction.atomic
def agree_line(*, case_id: int, answer: str, last_day: date, actor: Actor, at: datetime) -> AgreedLine:
    """
    Write down, as the head, what everybody answers in this matter until a day; what was agreed before ends.

    :raises NotAllowedError: the actor is not the head of the centre.
    :raises CaseNotFoundError: there is no such case.
    :raises CaseClosedError: the case has ended.
    :raises FactMissingError: the answer is empty.
    :raises LastDayError: the day is over, or more than six months away.
    """
    require(can_decide(actor))
    case = locked_open_case(case_id, actor=actor)
    if not answer.strip():
        raise FactMissingError(field="answer")
    if not day_of(at) <= last_day <= day_of(at) + LONGEST:
        raise LastDayError(field="last_day")
    end_line_of(case, actor=actor, at=at)
    line = AgreedLine.objects.create(
        person_id=case.party_id,
        case=case,
        answer=answer,
        last_day=last_day,
        agreed_by_id=actor.user_id,
        agreed_at=at,
    )
    _tell(case, line, actor=actor, at=at)
    audit.record("agreed_line.agreed", actor=actor, target=line, at=at, case_id=case.pk)
    events.record(LineAgreed(case_id=case.pk, line_id=line.pk))
    return line


def _tell(case: Case, line: AgreedLine, *, actor: Actor, at: datetime) -> None:
    put_mark(case, Mark.AGREED_LINE)
    CaseStep.objects.create(
        case=case, at=at, kind=StepKind.LINE_AGREED, actor_id=actor.user_id, note=line.answer, day=line.last_day
    )

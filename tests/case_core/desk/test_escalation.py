"""A call that nobody answers goes to the head, once; a closed case holds no room."""

from datetime import timedelta

from case_core.cases.events import CaseClosed
from case_core.desk.actions.change_desk_rules import change_desk_rules
from case_core.desk.actions.end_with_case import end_with_case
from case_core.desk.actions.escalate_summons import escalate_summons
from case_core.desk.events import SummonsMade
from case_core.desk.models import Summons
from case_core.desk.states import SummonsStatus
from case_core.desk.subscribers import free_the_rooms, plan_escalation
from mannaka_kit.outbox.models import OutboxEvent
from tests.support.calls import arrived, called, coming
from tests.support.cases import LATER, closed, new_case
from tests.support.cast import Cast
from tests.support.memory import remembered

TASK = "case_core.desk.tasks.escalate"
DUE = LATER + timedelta(minutes=5)


def plan(summons: Summons) -> OutboxEvent:
    plan_escalation(SummonsMade(case_id=summons.case_id, summons_id=summons.pk, section_id=summons.section_id))
    return OutboxEvent.objects.get(task=TASK)


def test_a_call_is_looked_at_again_after_five_minutes(here: Cast) -> None:
    summons = called(here, new_case(here))
    row = plan(summons)
    assert (row.due_at, row.kwargs) == (DUE, {"summons_id": summons.pk})


def test_the_city_settles_how_many_minutes(here: Cast) -> None:
    change_desk_rules(actor=here.mio, minutes_until_head=12, at=LATER)
    assert plan(called(here, new_case(here))).due_at == LATER + timedelta(minutes=12)


def test_an_unanswered_call_goes_to_the_head_once(here: Cast) -> None:
    case = new_case(here)
    summons = escalate_summons(summons_id=called(here, case).pk, at=DUE)
    assert (summons.escalated_at, summons.minutes_unanswered) == (DUE, 5)
    assert escalate_summons(summons_id=summons.pk, at=DUE + timedelta(minutes=9)).escalated_at == DUE
    assert remembered("summons.escalated") == [("system", case.pk, "done")]


def test_an_answered_call_is_left_alone(here: Cast) -> None:
    for make in (coming, arrived):
        case = new_case(here)
        summons = make(here, case)
        assert escalate_summons(summons_id=summons.pk, at=DUE).escalated_at is None
        closed(here, case)
        free_the_rooms(CaseClosed(case_id=case.pk))
    assert remembered("summons.escalated") == []


def test_a_closed_case_calls_nobody_and_holds_no_room(here: Cast) -> None:
    case = new_case(here)
    waiting = called(here, case)
    free_the_rooms(CaseClosed(case_id=case.pk))
    waiting.refresh_from_db()
    assert waiting.status == SummonsStatus.WAITING  # the case is open again, or still
    closed(here, case)
    free_the_rooms(CaseClosed(case_id=case.pk))
    assert end_with_case(case_id=case.pk, at=DUE) == 0
    waiting.refresh_from_db()
    assert (waiting.status, waiting.ended_by_id) == (SummonsStatus.WITHDRAWN, None)
    other = new_case(here)
    there = arrived(here, other)
    closed(here, other)
    free_the_rooms(CaseClosed(case_id=other.pk))
    there.refresh_from_db()
    assert there.status == SummonsStatus.LEFT
    assert remembered("summons.withdrawn") == [("system", case.pk, "done")]

from datetime import date, datetime, timedelta

from case_core.cases.actions.reply_to_citizen import reply_to_citizen
from case_core.cases.models import Case
from case_core.cases.states import StepKind
from case_core.promises.actions.break_promise import break_promise
from case_core.promises.actions.promise_answer import promise_answer
from case_core.promises.events import AnswerPromised
from case_core.promises.models import Promise
from case_core.promises.subscribers import plan_look
from mannaka_kit.clock import TOKYO
from mannaka_kit.outbox.models import OutboxEvent
from tests.support.cases import LATER, new_case
from tests.support.cast import Cast
from tests.support.memory import remembered

DAY = date(2026, 1, 16)
MORNING_AFTER = datetime(2026, 1, 17, tzinfo=TOKYO)


def promised(here: Cast) -> tuple[Case, Promise]:
    case = new_case(here)
    return case, promise_answer(case_id=case.pk, promised_on=DAY, reason="", actor=here.aoi, at=LATER)


def test_somebody_looks_when_the_promised_day_is_over(here: Cast) -> None:
    case, promise = promised(here)
    plan_look(AnswerPromised(case_id=case.pk, promise_id=promise.pk))
    row = OutboxEvent.objects.get(task="case_core.promises.tasks.look")
    assert (row.due_at, row.kwargs) == (MORNING_AFTER, {"promise_id": promise.pk})


def test_a_broken_promise_stands_in_the_course_once(here: Cast) -> None:
    case, promise = promised(here)
    assert break_promise(promise_id=promise.pk, at=MORNING_AFTER - timedelta(minutes=1)).broken_at is None
    for _ in range(2):
        assert break_promise(promise_id=promise.pk, at=MORNING_AFTER).broken_at == MORNING_AFTER
    assert case.steps.get(kind=StepKind.PROMISE_BROKEN).day == DAY
    assert remembered("promise.broken") == [("system", case.pk, "done")]


def test_one_that_was_kept_or_replaced_is_not_broken(here: Cast) -> None:
    case, promise = promised(here)
    reply_to_citizen(case_id=case.pk, body="お返事", actor=here.aoi, at=LATER)
    assert break_promise(promise_id=promise.pk, at=MORNING_AFTER).broken_at is None
    other, first = promised(here)
    promise_answer(case_id=other.pk, promised_on=date(2026, 1, 30), reason="照会中", actor=here.aoi, at=LATER)
    assert break_promise(promise_id=first.pk, at=MORNING_AFTER).broken_at is None

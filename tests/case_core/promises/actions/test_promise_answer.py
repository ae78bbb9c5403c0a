from datetime import date

import pytest

from case_core.cases.states import StepKind
from case_core.promises.actions.promise_answer import promise_answer
from case_core.promises.errors import PromisedInPastError, WhyLaterMissingError
from case_core.promises.events import AnswerPromised
from case_core.promises.models import Promise
from mannaka_kit.errors import NotAllowedError
from tests.support.cases import LATER, closed, new_case
from tests.support.cast import TODAY, Cast
from tests.support.memory import remembered

DAY, LATER_DAY = date(2026, 1, 16), date(2026, 1, 20)


def test_a_promise_stands_on_the_case_and_in_its_course(here: Cast, told: list[object]) -> None:
    case = new_case(here)
    promise = promise_answer(case_id=case.pk, promised_on=DAY, reason="", actor=here.aoi, at=LATER)
    case.refresh_from_db()
    assert (case.promised_on, case.owner_id) == (DAY, here.aoi.user_id)
    assert case.steps.get(kind=StepKind.PROMISED).day == DAY
    assert told[-1] == AnswerPromised(case_id=case.pk, promise_id=promise.pk)
    assert remembered("promise.made") == [("centre_staff", case.pk, "done")]


def test_a_later_day_needs_its_reason_and_takes_the_place_of_the_first(here: Cast) -> None:
    case = new_case(here)
    promise_answer(case_id=case.pk, promised_on=DAY, reason="", actor=here.aoi, at=LATER)
    with pytest.raises(WhyLaterMissingError) as caught:
        promise_answer(case_id=case.pk, promised_on=LATER_DAY, reason=" ", actor=here.aoi, at=LATER)
    assert caught.value.field == "reason"
    promise_answer(case_id=case.pk, promised_on=LATER_DAY, reason="照会中", actor=here.aoi, at=LATER)
    case.refresh_from_db()
    assert case.promised_on == LATER_DAY
    replaced = Promise.objects.filter(case=case).order_by("pk").values_list("promised_on", "replaced_at")
    assert list(replaced) == [(DAY, LATER), (LATER_DAY, None)]
    promise_answer(case_id=case.pk, promised_on=TODAY, reason="", actor=here.aoi, at=LATER)


def test_a_day_that_is_over_cannot_be_promised(here: Cast) -> None:
    with pytest.raises(PromisedInPastError) as caught:
        promise_answer(case_id=new_case(here).pk, promised_on=date(2026, 1, 12), reason="", actor=here.aoi, at=LATER)
    assert caught.value.field == "promised_on"


def test_an_end_takes_the_promise_off(here: Cast) -> None:
    case = new_case(here)
    promise_answer(case_id=case.pk, promised_on=DAY, reason="", actor=here.aoi, at=LATER)
    assert closed(here, case).promised_on is None


@pytest.mark.parametrize("name", ["ren", "mio", "sora"])
def test_only_the_centre_promises(here: Cast, name: str) -> None:
    with pytest.raises(NotAllowedError):
        promise_answer(case_id=new_case(here).pk, promised_on=DAY, reason="", actor=here.actors[name], at=LATER)

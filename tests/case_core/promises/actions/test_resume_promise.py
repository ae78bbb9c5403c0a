from datetime import date

from case_core.cases.actions.reopen_case import reopen_case
from case_core.cases.actions.undo_closing import undo_closing
from case_core.cases.events import CaseClosed, CaseReopened
from case_core.cases.models import Case
from case_core.cases.undoing import newest_step_id
from case_core.promises.actions.promise_answer import promise_answer
from case_core.promises.actions.resume_promise import resume_promise
from case_core.promises.models import Promise
from case_core.promises.subscribers import hold_again, keep_by_end
from tests.support.cases import LATER, closed, new_case
from tests.support.cast import Cast
from tests.support.memory import remembered

DAY = date(2026, 1, 16)


def ended(here: Cast) -> Case:
    case = new_case(here)
    promise_answer(case_id=case.pk, promised_on=DAY, reason="", actor=here.aoi, at=LATER)
    closed(here, case)
    return case


def undone(here: Cast, case: Case) -> Case:
    return undo_closing(case_id=case.pk, step_id=newest_step_id(case.pk), actor=here.aoi, at=LATER)


def kept_at(case: Case) -> object:
    return Promise.objects.get(case=case).kept_at


def test_a_promise_whose_case_ended_by_mistake_holds_again(here: Cast) -> None:
    case = ended(here)
    keep_by_end(CaseClosed(case_id=case.pk))
    assert kept_at(case) == LATER
    undone(here, case)
    hold_again(CaseReopened(case_id=case.pk))
    assert kept_at(case) is None
    assert remembered("promise.resumed") == [("system", case.pk, "done")]


def test_news_of_the_end_that_comes_after_its_undoing_keeps_nothing(here: Cast) -> None:
    case = ended(here)
    undone(here, case)
    hold_again(CaseReopened(case_id=case.pk))
    keep_by_end(CaseClosed(case_id=case.pk))
    assert kept_at(case) is None
    assert remembered("promise.resumed") == []


def test_a_case_that_is_opened_again_later_holds_no_old_promise(here: Cast) -> None:
    case = ended(here)
    keep_by_end(CaseClosed(case_id=case.pk))
    reopen_case(case_id=case.pk, reason="続き", actor=here.aoi, at=LATER)
    hold_again(CaseReopened(case_id=case.pk))
    assert kept_at(case) == LATER


def test_where_nothing_was_promised_nothing_holds(here: Cast) -> None:
    assert resume_promise(case_id=new_case(here).pk, at=LATER) is None

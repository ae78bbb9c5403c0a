from datetime import timedelta
from typing import Any

import pytest

from case_core.cases.actions.reopen_case import reopen_case
from case_core.cases.actions.undo_closing import undo_closing
from case_core.cases.errors import UndoTooLateError
from case_core.cases.events import CaseReopened
from case_core.cases.models import Case
from case_core.cases.states import CaseStatus, StepKind
from case_core.cases.undoing import newest_step_id
from mannaka_kit.errors import NotAllowedError
from mannaka_kit.ui.undo import HELD
from tests.support.cases import LATER, closed, new_case
from tests.support.cast import Cast
from tests.support.memory import remembered


def undo(here: Cast, case: Case, **told: Any) -> Case:
    asked = {"step_id": newest_step_id(case.pk), "actor": here.aoi, "at": LATER, **told}
    return undo_closing(case_id=case.pk, **asked)


def test_the_case_goes_on_by_the_way_of_every_reopening(here: Cast, told: list[object]) -> None:
    case = undo(here, closed(here, new_case(here)))

    case.refresh_from_db()
    assert (case.status, case.outcome, case.closed_at) == (CaseStatus.IN_PROGRESS, "", None)
    assert [step.kind for step in case.steps.order_by("pk")][-2:] == [StepKind.CLOSED, StepKind.REOPENED]
    assert remembered("case.reopened") == [("centre_staff", case.pk, "done")]
    assert told[-1] == CaseReopened(case_id=case.pk)


def test_what_was_reopened_already_is_not_undone(here: Cast) -> None:
    case = closed(here, new_case(here))
    step = newest_step_id(case.pk)
    reopen_case(case_id=case.pk, reason="続き", actor=here.nagi, at=LATER)

    with pytest.raises(UndoTooLateError):
        undo(here, case, step_id=step)


def test_a_colleagues_end_is_not_undone(here: Cast) -> None:
    with pytest.raises(UndoTooLateError):
        undo(here, closed(here, new_case(here)), actor=here.nagi)


def test_its_time_is_short(here: Cast) -> None:
    with pytest.raises(UndoTooLateError):
        undo(here, closed(here, new_case(here)), at=LATER + HELD + timedelta(seconds=1))


@pytest.mark.parametrize("name", ["ren", "mio", "sora"])
def test_only_the_centre_undoes(here: Cast, name: str) -> None:
    with pytest.raises(NotAllowedError):
        undo(here, closed(here, new_case(here)), actor=here.actors[name])

from datetime import timedelta
from typing import Any

import pytest

from case_core.cases.actions.assign_case import assign_case
from case_core.cases.actions.undo_assignment import undo_assignment
from case_core.cases.errors import CaseClosedError, CaseNotFoundError, UndoTooLateError
from case_core.cases.events import AssignmentUndone
from case_core.cases.models import Case
from case_core.cases.states import CaseStatus, StepKind
from case_core.cases.undoing import newest_step_id
from case_core.spans.models import CaseSpan
from case_core.spans.states import SpanKind
from mannaka_kit.errors import NotAllowedError
from mannaka_kit.ui.undo import HELD
from tests.support.cases import LATER, closed, new_case
from tests.support.cast import Cast
from tests.support.memory import remembered
from tests.support.safety import shielded


def given(here: Cast, *, to: str = "nagi", case: Case | None = None) -> Case:
    case = case or new_case(here)
    owner = here.actors[to].user_id
    return assign_case(case_id=case.pk, owner_id=owner, seen_owner_id=case.owner_id, actor=here.aoi, at=LATER)


def undo(here: Cast, case: Case, **told: Any) -> Case:
    asked = {"step_id": newest_step_id(case.pk), "actor": here.aoi, "at": LATER, **told}
    return undo_assignment(case_id=case.pk, **asked)


def test_a_new_case_is_new_and_nobodys_again(here: Cast, told: list[object]) -> None:
    case = undo(here, given(here))

    case.refresh_from_db()
    assert (case.owner_id, case.status) == (None, CaseStatus.NEW)
    assert not case.steps.filter(kind=StepKind.ASSIGNED).exists()
    assert CaseSpan.objects.filter(case=case, kind=SpanKind.NOBODYS, ended_at=None).count() == 1
    assert remembered("case.assigned") == remembered("case.assignment_undone") == [("centre_staff", case.pk, "done")]
    assert told[-1] == AssignmentUndone(case_id=case.pk)


def test_it_goes_back_to_whom_it_was_with(here: Cast) -> None:
    case = undo(here, given(here, to="nagi", case=given(here, to="aoi")))

    assert (case.owner_id, case.status) == (here.aoi.user_id, CaseStatus.IN_PROGRESS)
    assert [step.subject_id for step in case.steps.filter(kind=StepKind.ASSIGNED)] == [here.aoi.user_id]


def test_what_somebody_did_since_is_not_undone(here: Cast) -> None:
    case = given(here)
    first = newest_step_id(case.pk)
    given(here, to="aoi", case=case)

    with pytest.raises(UndoTooLateError):
        undo(here, case, step_id=first)


def test_a_colleagues_act_is_not_undone(here: Cast) -> None:
    with pytest.raises(UndoTooLateError):
        undo(here, given(here), actor=here.nagi)


def test_its_time_is_short(here: Cast) -> None:
    case = given(here)

    with pytest.raises(UndoTooLateError):
        undo(here, case, at=LATER + HELD + timedelta(seconds=1))
    assert undo(here, case, at=LATER + HELD).owner_id is None


def test_a_case_that_ended_since_stays_ended(here: Cast) -> None:
    case = given(here)
    step = newest_step_id(case.pk)
    closed(here, case)

    with pytest.raises(CaseClosedError):
        undo(here, case, step_id=step)


@pytest.mark.parametrize("name", ["ren", "mio", "sora"])
def test_only_the_centre_undoes(here: Cast, name: str) -> None:
    with pytest.raises(NotAllowedError):
        undo(here, given(here), actor=here.actors[name])


def test_whom_the_case_is_hidden_from_finds_none(here: Cast) -> None:
    case = given(here)
    shielded(here, case, here.nagi)

    with pytest.raises(CaseNotFoundError):
        undo(here, case, actor=here.nagi)

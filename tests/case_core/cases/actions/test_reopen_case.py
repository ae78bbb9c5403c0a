from datetime import date

import pytest

from case_core.cases.actions.reopen_case import reopen_case
from case_core.cases.errors import CaseNotClosedError, ReasonMissingError
from case_core.cases.events import CaseReopened
from case_core.cases.states import CaseStatus, Outcome, StepKind
from mannaka_kit.errors import NotAllowedError
from tests.support.cases import LATER, closed, new_case
from tests.support.cast import Cast
from tests.support.memory import remembered


def test_a_closed_case_goes_on_and_its_ending_stays_in_the_timeline(here: Cast, told: list[object]) -> None:
    case = closed(here, new_case(here))

    case = reopen_case(case_id=case.pk, reason="また督促が来た", actor=here.nagi, at=LATER)

    assert (case.status, case.outcome, case.closed_at) == (CaseStatus.IN_PROGRESS, "", None)
    assert case.due_on == date(2026, 1, 14)
    assert case.steps.get(kind=StepKind.CLOSED).outcome == Outcome.SOLVED
    assert case.steps.get(kind=StepKind.REOPENED).note == "また督促が来た"
    assert remembered("case.reopened") == [("centre_staff", case.pk, "done")]
    assert told[-1] == CaseReopened(case_id=case.pk)


def test_reopening_needs_its_reason(here: Cast) -> None:
    case = closed(here, new_case(here))
    with pytest.raises(ReasonMissingError):
        reopen_case(case_id=case.pk, reason=" ", actor=here.aoi, at=LATER)


def test_an_open_case_is_not_reopened(here: Cast) -> None:
    with pytest.raises(CaseNotClosedError):
        reopen_case(case_id=new_case(here).pk, reason="念のため", actor=here.aoi, at=LATER)


def test_a_section_does_not_reopen(here: Cast) -> None:
    case = closed(here, new_case(here))
    with pytest.raises(NotAllowedError):
        reopen_case(case_id=case.pk, reason="続き", actor=here.ren, at=LATER)

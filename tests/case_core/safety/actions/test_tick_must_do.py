"""What must be done is ticked with time and person; before, the case does not end."""

import pytest

from case_core.cases.errors import CaseNotFoundError
from case_core.cases.models import Case
from case_core.safety.actions.note_risk import note_risk
from case_core.safety.actions.tick_must_do import tick_must_do
from case_core.safety.errors import AlreadyTickedError, MustDoOpenError, StepNotFoundError
from case_core.safety.models import Risk
from case_core.safety.states import RiskKind
from tests.support.cases import LATER, closed, new_case
from tests.support.cast import Cast
from tests.support.safety import shielded


def _risk(here: Cast, case: Case, kind: RiskKind = RiskKind.FOOD) -> Risk:
    return note_risk(case_id=case.pk, kind=kind, signs="きのうから食べていない", actor=here.aoi, at=LATER)


def test_after_the_last_step_the_case_is_urgent_no_longer(here: Cast) -> None:
    case = new_case(here)
    first, *others, last = _risk(here, case).steps.all()

    tick_must_do(step_id=first.pk, actor=here.nagi, at=LATER)
    for step in others:
        tick_must_do(step_id=step.pk, actor=here.aoi, at=LATER)
    case.refresh_from_db()
    assert case.marks == ["urgent"]
    tick_must_do(step_id=last.pk, why_not="ご本人が望まなかった", actor=here.aoi, at=LATER)

    case.refresh_from_db()
    first.refresh_from_db()
    last.refresh_from_db()
    assert case.marks == []
    assert (first.ticked_by_id, first.ticked_at, first.why_not) == (here.nagi.user_id, LATER, "")
    assert last.why_not == "ご本人が望まなかった"


def test_a_case_with_open_steps_does_not_end_and_says_what_is_left(here: Cast) -> None:
    case = new_case(here)
    risk = _risk(here, case)

    with pytest.raises(MustDoOpenError) as caught:
        closed(here, case)
    assert caught.value.field == "outcome"
    assert "4つ残っています" in str(caught.value)

    for step in risk.steps.all():
        tick_must_do(step_id=step.pk, actor=here.aoi, at=LATER)
    assert closed(here, Case.objects.get(pk=case.pk)).is_closed


def test_a_step_is_ticked_once(here: Cast) -> None:
    step = _risk(here, new_case(here)).steps.all()[0]
    tick_must_do(step_id=step.pk, actor=here.aoi, at=LATER)

    with pytest.raises(AlreadyTickedError):
        tick_must_do(step_id=step.pk, actor=here.nagi, at=LATER)


def test_there_must_be_such_a_step(here: Cast) -> None:
    with pytest.raises(StepNotFoundError):
        tick_must_do(step_id=2**40, actor=here.aoi, at=LATER)


def test_nobody_ticks_for_a_person_whom_they_must_not_find(here: Cast) -> None:
    case = new_case(here)
    step = _risk(here, case).steps.all()[0]
    shielded(here, case, here.nagi)

    with pytest.raises(CaseNotFoundError):
        tick_must_do(step_id=step.pk, actor=here.nagi, at=LATER)

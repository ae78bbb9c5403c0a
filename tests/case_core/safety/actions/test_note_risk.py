"""A risk brings the city's list of what must be done."""

import pytest

from case_core.cases.errors import CaseClosedError
from case_core.cases.models import CaseStep
from case_core.cases.states import Mark, StepKind
from case_core.console.day_lists import DAY_LISTS
from case_core.safety.actions.change_risk_rule import change_risk_rule
from case_core.safety.actions.note_risk import note_risk
from case_core.safety.defaults import STEPS
from case_core.safety.errors import AlreadyNotedError, TextMissingError
from case_core.safety.states import RiskKind
from mannaka_kit.errors import NotAllowedError
from tests.support.cases import LATER, closed, new_case
from tests.support.cast import TODAY, Cast

SIGNS = "「もう消えてしまいたい」と2回話した。"


def test_a_risk_makes_the_case_urgent_with_everything_still_to_do(here: Cast) -> None:
    case = new_case(here)

    risk = note_risk(case_id=case.pk, kind=RiskKind.SUICIDE, signs=SIGNS, actor=here.aoi, at=LATER)

    case.refresh_from_db()
    assert case.marks == [Mark.URGENT]
    assert [step.text for step in risk.steps.all()] == list(STEPS[RiskKind.SUICIDE])
    assert all(step.is_open for step in risk.steps.all())
    assert SIGNS in CaseStep.objects.get(kind=StepKind.RISK_NOTED).note


def test_the_citys_own_list_counts_on_the_day_on_which_the_risk_is_seen(here: Cast) -> None:
    case = new_case(here)
    change_risk_rule(kind=RiskKind.FOOD, steps=["備蓄を渡す", "", " 社協に電話する "], actor=here.mio, at=LATER)

    risk = note_risk(case_id=case.pk, kind=RiskKind.FOOD, signs="きのうから食べていない", actor=here.aoi, at=LATER)
    change_risk_rule(kind=RiskKind.FOOD, steps=["あとで変えた"], actor=here.mio, at=LATER)

    assert [step.text for step in risk.steps.all()] == ["備蓄を渡す", "社協に電話する"]


def test_every_risk_has_a_list_of_our_own() -> None:
    assert set(STEPS) == set(RiskKind.values)
    assert all(0 < len(step) <= 200 for steps in STEPS.values() for step in steps)


def test_a_risk_says_what_made_the_clerk_think_so(here: Cast) -> None:
    with pytest.raises(TextMissingError) as caught:
        note_risk(case_id=new_case(here).pk, kind=RiskKind.DV, signs=" ", actor=here.aoi, at=LATER)
    assert caught.value.field == "signs"


def test_a_risk_is_noted_once(here: Cast) -> None:
    case = new_case(here)
    note_risk(case_id=case.pk, kind=RiskKind.SUICIDE, signs=SIGNS, actor=here.aoi, at=LATER)

    with pytest.raises(AlreadyNotedError):
        note_risk(case_id=case.pk, kind=RiskKind.SUICIDE, signs=SIGNS, actor=here.nagi, at=LATER)


def test_an_ended_case_is_reopened_first(here: Cast) -> None:
    case = closed(here, new_case(here))

    with pytest.raises(CaseClosedError):
        note_risk(case_id=case.pk, kind=RiskKind.SUICIDE, signs=SIGNS, actor=here.aoi, at=LATER)


def test_only_the_centre_notes_risks(here: Cast) -> None:
    with pytest.raises(NotAllowedError):
        note_risk(case_id=new_case(here).pk, kind=RiskKind.SUICIDE, signs=SIGNS, actor=here.ren, at=LATER)


def test_an_urgent_case_is_due_at_once_and_stands_first_on_the_day(here: Cast) -> None:
    first, second = new_case(here), new_case(here)

    note_risk(case_id=second.pk, kind=RiskKind.SUICIDE, signs=SIGNS, actor=here.aoi, at=LATER)

    lists = {name: DAY_LISTS[name](here.nagi, TODAY) for name in ("today", "due")}
    assert [case.pk for case in lists["today"].urgent_first("due_on", "pk")] == [second.pk, first.pk]
    assert [case.pk for case in lists["due"]] == [second.pk]

"""Each attempt to reach a section on a closed day is written down, and its case tells of it."""

from typing import Any

import pytest

from case_core.cases.errors import CaseNotFoundError
from case_core.cases.models import CaseStep
from case_core.cases.states import StepKind
from case_core.roster.actions.record_attempt import Attempt, record_attempt
from case_core.roster.errors import (
    ContactMissingError,
    OnCallNotFoundError,
    SectionNotValidError,
    TextMissingError,
)
from case_core.roster.models import CallAttempt
from mannaka_kit.errors import NotAllowedError
from mannaka_tenancy import use
from tests.support.cases import LATER, new_case
from tests.support.cast import TODAY, Cast
from tests.support.memory import remembered
from tests.support.on_call import MATTER, attempted, on_call
from tests.support.roster import on_duty, on_roster


def test_who_when_and_what_came_of_it_is_kept(here: Cast) -> None:
    contact = on_call(here)
    attempted(here, contact=contact, outcome="left_message", to_do="月曜日に折り返す")
    kept = CallAttempt.objects.get()
    assert (kept.section, kept.contact, kept.called, kept.outcome) == (here.tax, contact, "大野 徹", "left_message")
    assert (kept.matter, kept.to_do, kept.case) == (MATTER, "月曜日に折り返す", None)
    assert (kept.made_by_id, kept.made_at) == (here.aoi.user_id, LATER)
    assert remembered("on_call.attempted") == [("centre_staff", None, "done")]


def test_the_course_of_the_case_tells_of_it(here: Cast) -> None:
    case = new_case(here)
    attempted(here, case_id=case.pk)
    step = CaseStep.objects.get(kind=StepKind.SECTION_CALLED)
    assert (step.case, step.note) == (case, "市民税課 大野 徹：つながらなかった")
    assert remembered("on_call.attempted") == [("centre_staff", case.pk, "done")]


def test_what_is_only_told_on_the_next_day_names_nobody_and_is_no_call(here: Cast) -> None:
    case = new_case(here)
    kept = attempted(here, outcome="not_called", contact_id=None, case_id=case.pk)
    assert kept.called == ""
    assert not CaseStep.objects.filter(kind=StepKind.SECTION_CALLED).exists()


def test_somebody_of_a_section_records_while_on_duty_and_finds_no_cases(here: Cast) -> None:
    contact, case = on_call(here), new_case(here)
    told = Attempt(outcome="reached", matter=MATTER, contact_id=contact.pk)
    send: dict[str, Any] = {"section_id": here.tax.pk, "actor": here.yui, "at": LATER}
    with pytest.raises(NotAllowedError):
        record_attempt(told=told, **send)
    on_duty(here, on_roster(here, user_id=here.yui.user_id), on=TODAY)
    assert record_attempt(told=told, **send).outcome == "reached"
    with pytest.raises(NotAllowedError):
        record_attempt(told=Attempt(outcome="reached", matter=MATTER, contact_id=contact.pk, case_id=case.pk), **send)


@pytest.mark.parametrize("name", ["ren", "mio", "sora"])
def test_nobody_else_records(here: Cast, name: str) -> None:
    told = Attempt(outcome="not_called", matter=MATTER)
    with pytest.raises(NotAllowedError):
        record_attempt(section_id=here.tax.pk, told=told, actor=here.actors[name], at=LATER)
    assert not CallAttempt.objects.exists()


@pytest.mark.parametrize(
    ("other", "problem"),
    [
        ({"matter": " "}, TextMissingError),
        ({"contact_id": None}, ContactMissingError),
        ({"contact_id": 404}, OnCallNotFoundError),
        ({"case_id": 404}, CaseNotFoundError),
    ],
)
def test_what_cannot_be_is_refused(here: Cast, other: dict[str, Any], problem: type[Exception]) -> None:
    with pytest.raises(problem):
        attempted(here, **other)
    assert not CallAttempt.objects.exists()


def test_somebody_of_another_section_or_city_was_not_called(here: Cast, saijo_cast: Cast) -> None:
    with use(saijo_cast.city):
        theirs = on_call(saijo_cast)
    elsewhere = on_call(here, section_id=here.welfare.pk)
    for key in (theirs.pk + 1000, elsewhere.pk):
        with pytest.raises(OnCallNotFoundError):
            attempted(here, contact_id=key)
    with pytest.raises(SectionNotValidError):
        record_attempt(section_id=404, told=Attempt(outcome="not_called", matter=MATTER), actor=here.aoi, at=LATER)

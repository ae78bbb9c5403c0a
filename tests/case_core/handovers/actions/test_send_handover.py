from dataclasses import replace
from datetime import date

import pytest

from case_core.cases.errors import CaseClosedError, CaseNotFoundError
from case_core.cases.states import CaseStatus
from case_core.handovers.actions.send_handover import Letter, send_handover
from case_core.handovers.errors import (
    AlreadyHandedOverError,
    DueInPastError,
    SectionNotValidError,
    TextMissingError,
)
from case_core.handovers.events import HandoverSent
from case_core.handovers.models import Handover
from case_core.handovers.states import HandoverStatus
from mannaka_kit.errors import NotAllowedError
from tenants.accounts.actor import Actor
from tests.support.cases import LATER, LETTER, closed, handed_over, new_case
from tests.support.cast import TODAY, Cast
from tests.support.memory import remembered


def send(
    case_id: int, section_id: int, actor: Actor, *, letter: Letter = LETTER, due_on: date = date(2026, 1, 20)
) -> Handover:
    return send_handover(case_id=case_id, section_id=section_id, letter=letter, due_on=due_on, actor=actor, at=LATER)


def test_the_case_waits_for_the_section_until_its_day(here: Cast, told: list[object]) -> None:
    case = new_case(here)

    handover = send(case.pk, here.tax.pk, here.aoi)

    case.refresh_from_db()
    assert handover.status == HandoverStatus.SENT
    assert (case.status, case.due_on) == (CaseStatus.WAITING_SECTION, date(2026, 1, 20))
    assert case.owner_id == here.aoi.user_id
    assert case.blockers.get().waiting_for == "市民税課"
    assert remembered("handover.sent") == [("centre_staff", case.pk, "done")]
    assert told[-1] == HandoverSent(case_id=case.pk, handover_id=handover.pk, section_id=handover.section_id)


def test_two_sections_may_be_asked_and_the_first_answer_sets_the_day(here: Cast) -> None:
    case = new_case(here)
    send(case.pk, here.tax.pk, here.aoi, due_on=date(2026, 1, 20))
    send(case.pk, here.welfare.pk, here.aoi, due_on=date(2026, 1, 16))
    case.refresh_from_db()
    assert (case.due_on, case.blockers.count()) == (date(2026, 1, 16), 2)


def test_one_section_is_not_asked_twice_at_a_time(here: Cast) -> None:
    case = new_case(here)
    handed_over(here, case)
    with pytest.raises(AlreadyHandedOverError) as caught:
        send(case.pk, here.tax.pk, here.aoi)
    assert caught.value.field == "section"


def test_a_section_that_has_ended_is_not_asked(here: Cast) -> None:
    here.tax.valid_until = date(2026, 1, 12)
    here.tax.save()
    with pytest.raises(SectionNotValidError):
        send(new_case(here).pk, here.tax.pk, here.aoi)


def test_an_answer_may_be_due_today_but_not_yesterday(here: Cast) -> None:
    case = new_case(here)
    with pytest.raises(DueInPastError) as caught:
        send(case.pk, here.tax.pk, here.aoi, due_on=date(2026, 1, 12))
    assert caught.value.field == "due_on"
    assert send(case.pk, here.tax.pk, here.aoi, due_on=TODAY).due_on == TODAY


@pytest.mark.parametrize(
    ("field", "letter"), [("reason", replace(LETTER, reason=" ")), ("story", replace(LETTER, story="\n"))]
)
def test_a_section_learns_why_it_is_asked_and_what_was_said(here: Cast, field: str, letter: Letter) -> None:
    with pytest.raises(TextMissingError) as caught:
        send(new_case(here).pk, here.tax.pk, here.aoi, letter=letter)
    assert caught.value.field == field


def test_a_closed_case_is_not_handed_over(here: Cast) -> None:
    case = closed(here, new_case(here))
    with pytest.raises(CaseClosedError):
        send(case.pk, here.tax.pk, here.aoi)


@pytest.mark.parametrize("name", ["ren", "mio", "sora"])
def test_only_the_centre_hands_over(here: Cast, name: str) -> None:
    with pytest.raises(NotAllowedError):
        send(new_case(here).pk, here.tax.pk, here.actors[name])


def test_a_case_that_does_not_exist_is_not_found(here: Cast) -> None:
    with pytest.raises(CaseNotFoundError):
        send(404, here.tax.pk, here.aoi)

"""What the section says: in so many minutes, not at all, or by standing at the door."""

from datetime import timedelta

import pytest

from case_core.desk.actions.answer_summons import answer_summons
from case_core.desk.actions.decline_summons import decline_summons
from case_core.desk.actions.record_arrival import record_arrival
from case_core.desk.actions.withdraw_summons import withdraw_summons
from case_core.desk.errors import (
    AlreadyAnsweredError,
    AlreadyThereError,
    MinutesOutOfRangeError,
    SummonsEndedError,
    SummonsNotFoundError,
    TextMissingError,
)
from case_core.desk.events import SummonsAnswered, SummonsDeclined
from case_core.desk.states import SummonsStatus
from mannaka_kit.errors import NotAllowedError
from tests.support.calls import arrived, called, coming
from tests.support.cases import LATER, new_case
from tests.support.cast import Cast
from tests.support.memory import remembered

THEN = LATER + timedelta(minutes=2)


def test_the_centre_learns_when_the_officer_will_be_there(here: Cast, told: list[object]) -> None:
    case = new_case(here)
    summons = answer_summons(summons_id=called(here, case).pk, minutes=5, actor=here.ren, at=THEN)
    assert (summons.status, summons.expected_at) == (SummonsStatus.COMING, THEN + timedelta(minutes=5))
    assert (summons.answered_by_id, summons.answered_at) == (here.ren.user_id, THEN)
    assert remembered("summons.answered") == [("section_staff", case.pk, "done")]
    assert told[-1] == SummonsAnswered(case_id=case.pk, summons_id=summons.pk, section_id=here.tax.pk)


def test_the_second_of_the_section_learns_that_somebody_was_quicker(here: Cast) -> None:
    summons = coming(here, new_case(here))
    with pytest.raises(AlreadyAnsweredError):
        answer_summons(summons_id=summons.pk, minutes=10, actor=here.ren, at=THEN)


@pytest.mark.parametrize("minutes", [0, -5, 121])
def test_minutes_are_minutes(here: Cast, minutes: int) -> None:
    with pytest.raises(MinutesOutOfRangeError):
        answer_summons(summons_id=called(here, new_case(here)).pk, minutes=minutes, actor=here.ren, at=THEN)


def test_a_refusal_has_its_reason_and_frees_the_room(here: Cast, told: list[object]) -> None:
    case = new_case(here)
    summons = decline_summons(summons_id=called(here, case).pk, reason="議会の答弁中", actor=here.ren, at=THEN)
    assert (summons.status, summons.reason) == (SummonsStatus.DECLINED, "議会の答弁中")
    assert (summons.ended_by_id, summons.ended_at) == (here.ren.user_id, THEN)
    assert told[-1] == SummonsDeclined(case_id=case.pk, summons_id=summons.pk, section_id=here.tax.pk)
    assert called(here, new_case(here)).is_open


def test_a_refusal_without_a_reason_is_none(here: Cast) -> None:
    with pytest.raises(TextMissingError) as caught:
        decline_summons(summons_id=called(here, new_case(here)).pk, reason=" ", actor=here.ren, at=THEN)
    assert caught.value.field == "reason"


def test_something_may_come_between_the_answer_and_the_door(here: Cast) -> None:
    summons = decline_summons(summons_id=coming(here, new_case(here)).pk, reason="急な来客", actor=here.ren, at=THEN)
    assert (summons.status, summons.answered_at) == (SummonsStatus.DECLINED, LATER)


def test_whoever_is_in_the_room_cannot_refuse_any_more(here: Cast) -> None:
    with pytest.raises(AlreadyThereError):
        decline_summons(summons_id=arrived(here, new_case(here)).pk, reason="x", actor=here.ren, at=THEN)


@pytest.mark.parametrize("name", ["aoi", "yui", "mio", "sora"])
def test_only_the_section_that_was_called_answers(here: Cast, name: str) -> None:
    summons, actor = called(here, new_case(here)), here.actors[name]
    with pytest.raises(NotAllowedError):
        answer_summons(summons_id=summons.pk, minutes=5, actor=actor, at=THEN)
    with pytest.raises(NotAllowedError):
        decline_summons(summons_id=summons.pk, reason="x", actor=actor, at=THEN)


def test_what_the_centre_has_withdrawn_is_not_answered(here: Cast) -> None:
    summons = withdraw_summons(summons_id=called(here, new_case(here)).pk, actor=here.nagi, at=THEN)
    with pytest.raises(SummonsEndedError):
        answer_summons(summons_id=summons.pk, minutes=5, actor=here.ren, at=THEN)
    with pytest.raises(SummonsEndedError):
        decline_summons(summons_id=summons.pk, reason="x", actor=here.ren, at=THEN)
    with pytest.raises(SummonsEndedError):
        record_arrival(summons_id=summons.pk, actor=here.ren, at=THEN)


def test_a_call_that_does_not_exist_is_not_found(here: Cast) -> None:
    with pytest.raises(SummonsNotFoundError):
        answer_summons(summons_id=404, minutes=5, actor=here.ren, at=THEN)

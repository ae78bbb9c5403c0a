"""Arrival, sitting in, leaving, and taking a call back."""

from datetime import timedelta

import pytest

from case_core.desk.actions.record_arrival import record_arrival
from case_core.desk.actions.record_leaving import record_leaving
from case_core.desk.actions.sit_in import sit_in
from case_core.desk.actions.withdraw_summons import withdraw_summons
from case_core.desk.errors import AlreadySatInError, AlreadyThereError, NotArrivedError, SummonsEndedError
from case_core.desk.states import SummonsStatus
from mannaka_kit.errors import NotAllowedError
from tests.support.calls import arrived, called, coming
from tests.support.cases import LATER, new_case
from tests.support.cast import Cast
from tests.support.memory import remembered

THEN = LATER + timedelta(minutes=4)
AFTER = THEN + timedelta(minutes=20)


def test_an_officer_comes_sits_with_a_clerk_and_leaves(here: Cast) -> None:
    case = new_case(here)
    summons = record_arrival(summons_id=coming(here, case).pk, actor=here.nagi, at=THEN)
    assert (summons.status, summons.arrived_at) == (SummonsStatus.ARRIVED, THEN)
    assert summons.answered_by_id == here.ren.user_id
    summons = sit_in(summons_id=summons.pk, actor=here.nagi, at=THEN)
    assert (summons.sat_in_by_id, summons.sat_in_from) == (here.nagi.user_id, THEN)
    summons = record_leaving(summons_id=summons.pk, actor=here.aoi, at=AFTER)
    assert (summons.status, summons.ended_at) == (SummonsStatus.LEFT, AFTER)
    for code in ("summons.arrived", "summons.sat_in", "summons.left"):
        assert remembered(code) == [("centre_staff", case.pk, "done")]


def test_whoever_comes_unannounced_has_answered_by_coming(here: Cast) -> None:
    summons = record_arrival(summons_id=called(here, new_case(here)).pk, actor=here.ren, at=THEN)
    assert (summons.answered_by_id, summons.answered_at, summons.expected_at) == (here.ren.user_id, THEN, None)


def test_the_centre_does_not_know_which_officer_stands_at_the_door(here: Cast) -> None:
    summons = record_arrival(summons_id=called(here, new_case(here)).pk, actor=here.aoi, at=THEN)
    assert summons.answered_by_id is None


def test_an_arrival_is_recorded_once(here: Cast) -> None:
    with pytest.raises(AlreadyThereError):
        record_arrival(summons_id=arrived(here, new_case(here)).pk, actor=here.aoi, at=THEN)


def test_nobody_sits_in_or_leaves_before_the_arrival(here: Cast) -> None:
    summons = coming(here, new_case(here))
    with pytest.raises(NotArrivedError):
        sit_in(summons_id=summons.pk, actor=here.aoi, at=THEN)
    with pytest.raises(NotArrivedError):
        record_leaving(summons_id=summons.pk, actor=here.ren, at=THEN)


def test_one_clerk_sits_in(here: Cast) -> None:
    summons = sit_in(summons_id=arrived(here, new_case(here)).pk, actor=here.aoi, at=THEN)
    with pytest.raises(AlreadySatInError):
        sit_in(summons_id=summons.pk, actor=here.nagi, at=THEN)


def test_who_has_left_has_left(here: Cast) -> None:
    summons = record_leaving(summons_id=arrived(here, new_case(here)).pk, actor=here.ren, at=THEN)
    for again in (sit_in, record_leaving):
        with pytest.raises(SummonsEndedError):
            again(summons_id=summons.pk, actor=here.aoi, at=AFTER)


def test_the_centre_takes_back_a_call_until_somebody_is_there(here: Cast) -> None:
    summons = withdraw_summons(summons_id=coming(here, new_case(here)).pk, actor=here.nagi, at=THEN)
    assert (summons.status, summons.ended_by_id) == (SummonsStatus.WITHDRAWN, here.nagi.user_id)
    with pytest.raises(AlreadyThereError):
        withdraw_summons(summons_id=arrived(here, new_case(here)).pk, actor=here.aoi, at=THEN)


@pytest.mark.parametrize("name", ["yui", "mio", "sora"])
def test_nobody_else_stands_at_the_door(here: Cast, name: str) -> None:
    summons, actor = arrived(here, new_case(here)), here.actors[name]
    for act in (record_arrival, record_leaving, sit_in, withdraw_summons):
        with pytest.raises(NotAllowedError):
            act(summons_id=summons.pk, actor=actor, at=THEN)


def test_sitting_in_and_taking_back_are_the_centres(here: Cast) -> None:
    summons = arrived(here, new_case(here))
    for act in (sit_in, withdraw_summons):
        with pytest.raises(NotAllowedError):
            act(summons_id=summons.pk, actor=here.ren, at=THEN)

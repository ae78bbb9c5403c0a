"""A clerk calls somebody beside them; all colleagues hear of it."""

from datetime import timedelta

import pytest

from case_core.cases.states import Channel
from case_core.talks.actions.call_second_clerk import call_second_clerk
from case_core.talks.errors import BeganWhenError
from case_core.talks.events import SecondClerkCalled
from case_core.talks.models import Talk
from case_core.talks.selectors import calls_for_help
from case_core.talks.states import Ending
from mannaka_kit.errors import NotAllowedError
from tests.support.cases import AT, LATER
from tests.support.cast import Cast
from tests.support.talks import calling


def test_all_colleagues_hear_of_the_call_and_the_caller_does_not(here: Cast, told: list[object]) -> None:
    talk = calling(here)

    assert [each.pk for each in calls_for_help(here.nagi, at=LATER)] == [talk.pk]
    assert calls_for_help(here.aoi, at=LATER) == []
    assert calls_for_help(here.ren, at=LATER) == []
    assert told == [SecondClerkCalled(talk_id=talk.pk)]


def test_a_second_call_belongs_to_the_same_talk(here: Cast) -> None:
    first = calling(here)
    again = calling(here)

    assert again.pk == first.pk


def test_a_talk_that_was_forgotten_ends_when_the_next_one_needs_help(here: Cast) -> None:
    forgotten = calling(here)
    begun = AT + timedelta(minutes=30)
    later = begun + timedelta(minutes=20)

    call_second_clerk(began_at=begun, channel=Channel.TELEPHONE, place="", actor=here.aoi, at=later)

    forgotten.refresh_from_db()
    assert (forgotten.ending, forgotten.ended_at) == (Ending.FORGOTTEN, later)
    assert Talk.objects.running().count() == 1


def test_a_call_that_nobody_heard_for_an_hour_is_over(here: Cast) -> None:
    calling(here)

    assert calls_for_help(here.nagi, at=LATER + timedelta(minutes=61)) == []


@pytest.mark.parametrize("began_at", [LATER + timedelta(minutes=1), LATER - timedelta(hours=5)])
def test_nobody_talks_since_tomorrow_or_yesterday(here: Cast, began_at: object) -> None:
    with pytest.raises(BeganWhenError):
        call_second_clerk(began_at=began_at, channel=Channel.TELEPHONE, place="", actor=here.aoi, at=LATER)  # type: ignore[arg-type] # a moment


def test_only_the_centre_calls(here: Cast) -> None:
    with pytest.raises(NotAllowedError):
        call_second_clerk(began_at=AT, channel=Channel.TELEPHONE, place="", actor=here.ren, at=LATER)

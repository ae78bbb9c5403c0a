from datetime import datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from case_core.bookings.actions.hold_slot import hold_slot
from case_core.bookings.errors import (
    OfferNotFoundError,
    SlotNotOfferedError,
    SlotTakenError,
    WayNotOfferedError,
)
from case_core.bookings.models import Booking
from mannaka_kit.clock import TOKYO
from tests.support.bookings import ELEVEN, NOON, TEN, WEDNESDAY, a_counsellor, booked, held, on_duty, one_on_duty
from tests.support.calls import a_room
from tests.support.cases import AT
from tests.support.cast import Cast
from tests.support.memory import remembered


def test_a_time_is_held_for_ten_minutes(here: Cast) -> None:
    hold = held(one_on_duty(here))
    assert (hold.status, hold.begins, hold.ends) == ("held", TEN, ELEVEN)
    assert hold.hold_until == AT + timedelta(minutes=10)
    assert (hold.counsellor.name, hold.room) == ("相談 一郎", a_room(here))
    assert remembered("booking.held") == [("citizen", None, "done")]


def test_a_time_that_is_taken_comes_with_the_nearest_free_ones(here: Cast) -> None:
    offer = one_on_duty(here)
    booked(offer)
    with pytest.raises(SlotTakenError) as caught:
        held(offer)
    assert type(caught.value) is SlotTakenError
    assert caught.value.nearest == (ELEVEN,)


def test_a_refusal_costs_one_reading_of_the_days_around_however_many_are_on_duty(here: Cast) -> None:
    offer = one_on_duty(here)
    for number in range(5):
        on_duty(a_counsellor(f"相談 {number}"), WEDNESDAY + timedelta(days=number + 1))
    booked(offer)
    with CaptureQueriesContext(connection) as queries, pytest.raises(SlotTakenError) as caught:
        held(offer)
    assert len(caught.value.nearest) == 6
    # The offer, the rules, what ran out, whether others talk then; and the seven of one reading.
    assert len(queries) == 11


@pytest.mark.parametrize(
    "begins", [NOON, TEN + timedelta(minutes=7), AT - timedelta(days=7), TEN + timedelta(days=400)]
)
def test_a_time_at_which_nobody_is_there_is_not_offered(here: Cast, begins: datetime) -> None:
    with pytest.raises(SlotNotOfferedError):
        held(one_on_duty(here), begins)


def test_two_people_take_the_same_time_with_two_counsellors_and_two_rooms(here: Cast) -> None:
    offer = one_on_duty(here)
    a_room(here, "室2")
    on_duty(a_counsellor("相談 二郎"))
    both = [held(offer), held(offer)]
    assert len({each.counsellor_id for each in both}) == 2
    assert len({each.room_id for each in both}) == 2


def test_an_expired_hold_gives_way_to_the_next(here: Cast) -> None:
    offer = one_on_duty(here)
    first = held(offer)
    second = held(offer, at=AT + timedelta(minutes=10))
    assert second.begins == TEN
    assert not Booking.objects.filter(pk=first.pk).exists()


def test_another_choice_gives_the_first_hold_back(here: Cast) -> None:
    offer = one_on_duty(here)
    first = held(offer)
    hold_slot(offer_id=offer.pk, way="counter", begins=ELEVEN, at=AT, instead_of=first.pk)
    assert held(offer).begins == TEN


def test_a_taken_second_choice_leaves_the_first_hold_where_it_is(here: Cast) -> None:
    offer = one_on_duty(here)
    booked(offer, ELEVEN)
    first = held(offer)
    with pytest.raises(SlotTakenError):
        hold_slot(offer_id=offer.pk, way="counter", begins=ELEVEN, at=AT, instead_of=first.pk)
    assert Booking.objects.filter(pk=first.pk).exists()


def test_an_ended_offer_and_another_way_are_refused(here: Cast) -> None:
    offer = one_on_duty(here, valid_until=WEDNESDAY)
    with pytest.raises(WayNotOfferedError):
        held(offer, way="online")
    with pytest.raises(OfferNotFoundError):
        held(offer, at=datetime(2026, 1, 15, 9, 0, tzinfo=TOKYO))

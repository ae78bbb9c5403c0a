"""Rooms that are the welfare council's for some hours."""

from dataclasses import replace
from datetime import date, time, timedelta

import pytest
from django.db import IntegrityError, transaction

from case_core.bookings.actions.move_booking import move_booking
from case_core.bookings.actions.release_room import release_room
from case_core.bookings.actions.reserve_room import ReservationFacts, reserve_room
from case_core.bookings.errors import (
    ReservationFactsError,
    ReservationNotFoundError,
    RoomInUseError,
    SlotTakenError,
)
from case_core.bookings.models import Booking, RoomReservation
from case_core.bookings.selectors import reservations_for, reservations_of_day
from case_core.bookings.slots import free_slots
from mannaka_kit.errors import NotAllowedError
from tests.support.bookings import ELEVEN, TEN, WEDNESDAY, booked, held, one_on_duty
from tests.support.calls import a_room
from tests.support.cases import AT
from tests.support.cast import Cast
from tests.support.memory import remembered


def facts(cast: Cast, **told: object) -> ReservationFacts:
    known = ReservationFacts(
        room_id=a_room(cast).pk,
        who="社会福祉協議会",
        reason="生活福祉資金の相談日",
        first=WEDNESDAY,
        begins=time(10),
        ends=time(11),
    )
    return replace(known, **told)  # type: ignore[arg-type]  # each test says which


def reserved(cast: Cast, **told: object) -> list[RoomReservation]:
    return reserve_room(facts=facts(cast, **told), actor=cast.mio, at=AT)


def test_the_hours_of_another_body_are_not_offered(here: Cast) -> None:
    offer = one_on_duty(here)
    reserved(here)
    assert free_slots(offer, "counter", WEDNESDAY, WEDNESDAY, at=AT) == [ELEVEN]
    assert free_slots(offer, "telephone", WEDNESDAY, WEDNESDAY, at=AT) == [TEN, ELEVEN]
    with pytest.raises(SlotTakenError) as caught:
        held(offer)
    assert caught.value.nearest == (ELEVEN,)
    assert remembered("room_reservation.made") == [("administrator", None, "done")]


def test_every_week_up_to_the_last_day(here: Cast) -> None:
    made = reserved(here, last=date(2026, 2, 10))
    assert [each.begins.astimezone(TEN.tzinfo).date().day for each in made] == [14, 21, 28, 4]
    assert list(reservations_of_day(here.aoi, date(2026, 1, 21))) == [made[1]]
    assert len(reservations_for(here.mio, since=AT)) == 4


def test_where_somebody_is_booked_the_room_is_not_given_away(here: Cast) -> None:
    booked(one_on_duty(here))
    with pytest.raises(RoomInUseError, match="10:00"):
        reserved(here, last=WEDNESDAY + timedelta(weeks=2))
    assert not RoomReservation.objects.exists()
    assert len(reserved(here, begins=time(11), ends=time(12))) == 1


def test_a_hold_that_ran_out_is_in_nobodys_way_but_one_that_counts_is(here: Cast) -> None:
    offer = one_on_duty(here)
    held(offer)
    with pytest.raises(RoomInUseError):
        reserved(here)
    later = AT + timedelta(minutes=11)
    assert reserve_room(facts=facts(here), actor=here.mio, at=later)
    assert not Booking.objects.exists()


def test_two_bodies_never_have_one_room(here: Cast) -> None:
    [made] = reserved(here)
    with pytest.raises(RoomInUseError):
        reserved(here, who="民生委員協議会", begins=time(10, 30), ends=time(11, 30))
    made.pk = None
    with pytest.raises(IntegrityError, match="room_reservation_once"), transaction.atomic():
        made.save(force_insert=True)


def test_a_booking_is_not_moved_into_a_room_that_was_given_away_meanwhile(here: Cast) -> None:
    booking = booked(one_on_duty(here)).booking
    reserved(here, begins=time(11), ends=time(12))
    with pytest.raises(SlotTakenError):
        move_booking(booking_id=booking.pk, begins=ELEVEN, at=AT)
    booking.refresh_from_db()
    assert (booking.status, booking.begins) == ("booked", TEN)


@pytest.mark.parametrize(
    ("told", "field"),
    [
        ({"who": " "}, "who"),
        ({"reason": ""}, "reason"),
        ({"ends": time(10)}, "ends"),
        ({"first": date(2026, 1, 12)}, "first"),
        ({"last": date(2026, 1, 13)}, "last"),
        ({"last": date(2027, 1, 31)}, "last"),
        ({"room_id": 10**9}, "room"),
    ],
)
def test_what_nobody_can_mean_is_refused_at_its_field(here: Cast, told: dict[str, object], field: str) -> None:
    with pytest.raises(ReservationFactsError) as caught:
        reserved(here, **told)
    assert caught.value.field == field


def test_only_an_administrator_gives_rooms_away_and_takes_them_back(here: Cast) -> None:
    with pytest.raises(NotAllowedError):
        reserve_room(facts=facts(here), actor=here.aoi, at=AT)
    [made] = reserved(here)
    with pytest.raises(NotAllowedError):
        release_room(reservation_id=made.pk, actor=here.aoi, at=AT)


def test_a_span_that_is_taken_back_can_be_booked_and_one_that_is_over_stays(here: Cast) -> None:
    offer = one_on_duty(here)
    [made] = reserved(here)
    with pytest.raises(ReservationNotFoundError):
        release_room(reservation_id=made.pk, actor=here.mio, at=made.ends)
    release_room(reservation_id=made.pk, actor=here.mio, at=AT)
    assert TEN in free_slots(offer, "counter", WEDNESDAY, WEDNESDAY, at=AT)
    assert remembered("room_reservation.released") == [("administrator", None, "done")]

"""A booking of a talk by video has a meeting that follows it."""

from collections.abc import Iterator
from datetime import timedelta

import pytest

from case_core.bookings.actions.arrange_meeting import arrange_meeting
from case_core.bookings.actions.cancel_booking import cancel_booking
from case_core.bookings.actions.move_booking import move_booking
from case_core.bookings.actions.take_up_booking import take_up_booking
from case_core.bookings.actions.tell_online_place import tell_online_place
from case_core.bookings.models import Booking
from case_core.meetings.models import Meeting
from mannaka_tenancy import use
from tests.support.bookings import ELEVEN, TEN, booked, one_on_duty
from tests.support.cases import AT
from tests.support.cast import Cast
from tests.support.meetings import House, a_house, a_video_booking, made

A_MINUTE = timedelta(minutes=1)


@pytest.fixture
def house(cast: Cast) -> Iterator[House]:
    """Return Imabari's meeting service, with the city entered."""
    with use(cast.city), a_house(cast.city, cast.users["mio"]) as served:
        yield served


def test_it_is_made_and_moved_with_the_booking(house: House, cast: Cast) -> None:
    booking = a_video_booking(cast, house)
    assert booking.meeting is not None
    assert (booking.meeting.code, booking.meeting.status, booking.talk_address) == (booking.number, "made", "")

    moved = move_booking(booking_id=booking.pk, begins=ELEVEN, at=AT)
    house.work()

    meeting = Meeting.objects.get()
    assert (moved.meeting_id, meeting.begins, meeting.status) == (meeting.pk, ELEVEN, "made")
    assert [held.starts_at for held in house.service.meetings] == [ELEVEN]


def test_where_its_host_is_busy_then_another_one_takes_its_place(house: House, cast: Cast) -> None:
    booking = a_video_booking(cast, house)
    made(house, begins=ELEVEN)
    assert booking.meeting is not None

    moved = move_booking(booking_id=booking.pk, begins=ELEVEN, at=AT)
    house.work()

    moved.refresh_from_db()
    assert moved.meeting is not None
    assert (moved.meeting.pk == booking.meeting.pk, moved.meeting.status) == (False, "made")
    assert moved.meeting.host != booking.meeting.host
    assert len(house.service.meetings) == 2


def test_it_goes_with_a_cancelled_booking_and_stays_with_one_that_became_a_case(house: House, cast: Cast) -> None:
    booking = a_video_booking(cast, house)
    taken = take_up_booking(booking_id=booking.pk, words="家計の相談", actor=cast.aoi, at=TEN)
    house.work(at=TEN)
    assert Meeting.objects.get().case_id == taken.case_id
    assert Meeting.objects.get().status == "made"

    other = booked(booking.offer, ELEVEN, way="online").booking
    house.work()
    cancel_booking(booking_id=other.pk, at=AT)
    house.work()
    other.refresh_from_db()
    assert other.meeting is not None
    assert other.meeting.status == "cancelled"
    assert len(house.service.meetings) == 1


def test_an_address_that_a_clerk_gives_comes_before_it_until_it_is_taken_back(house: House, cast: Cast) -> None:
    booking = a_video_booking(cast, house)

    tell_online_place(booking_id=booking.pk, address="https://meet.example.jp/a", actor=cast.aoi, at=AT)
    house.work()
    assert Booking.objects.get(pk=booking.pk).talk_address == "https://meet.example.jp/a"
    assert house.service.meetings == []

    tell_online_place(booking_id=booking.pk, address="", actor=cast.aoi, at=AT)
    house.work()
    again = Booking.objects.get(pk=booking.pk).meeting
    assert again is not None
    assert (again.status, again.pk == booking.meeting_id) == ("made", False)


def test_other_ways_and_cities_without_a_service_have_none(house: House, cast: Cast) -> None:
    offer = one_on_duty(cast, ways=["telephone", "online"], online_address="https://meet.example.jp/room")
    booking = booked(offer, way="online").booking
    by_telephone = booked(offer, ELEVEN, way="telephone").booking

    assert arrange_meeting(booking_id=booking.pk, at=AT) is None
    assert arrange_meeting(booking_id=by_telephone.pk, at=AT) is None
    assert booking.talk_address == "https://meet.example.jp/room"

from datetime import timedelta
from typing import Any

import pytest

from case_core.bookings.actions.book_for_caller import book_for_caller
from case_core.bookings.actions.cancel_booking import cancel_booking
from case_core.bookings.actions.move_booking import move_booking
from case_core.bookings.actions.record_came import record_came
from case_core.bookings.actions.record_no_show import record_no_show
from case_core.bookings.actions.release_hold import release_hold
from case_core.bookings.actions.take_up_booking import take_up_booking
from case_core.bookings.actions.take_up_notice import take_up_notice
from case_core.bookings.contacts import Told
from case_core.bookings.errors import (
    AlreadyACaseError,
    BookingBegunError,
    BookingEndedError,
    NotYetError,
    ReasonMissingError,
    SlotTakenError,
)
from case_core.bookings.events import BookingCancelled, BookingMoved
from case_core.bookings.models import Booking
from case_core.cases.models import Case
from mannaka_kit.errors import NotAllowedError
from tests.support.bookings import ELEVEN, HANAKO, TEN, booked, held, one_on_duty
from tests.support.cases import AT
from tests.support.cast import Cast
from tests.support.memory import remembered


def test_a_moved_booking_keeps_number_secret_and_words_and_frees_the_old_time(here: Cast, told: list[object]) -> None:
    offer = one_on_duty(here)
    old = booked(offer).booking
    new = move_booking(booking_id=old.pk, begins=ELEVEN, at=AT)
    old.refresh_from_db()
    assert (old.status, new.status, new.begins) == ("moved", "booked", ELEVEN)
    assert (new.number, new.secret_hash, new.name, new.about) == (old.number, old.secret_hash, old.name, old.about)
    assert told[-1] == BookingMoved(booking_id=new.pk)
    assert held(offer).begins == TEN


def test_a_booking_whose_new_time_is_taken_stays_where_it_is(here: Cast) -> None:
    offer = one_on_duty(here)
    old = booked(offer).booking
    booked(offer, ELEVEN)
    with pytest.raises(SlotTakenError):
        move_booking(booking_id=old.pk, begins=ELEVEN, at=AT)
    old.refresh_from_db()
    assert (old.status, Booking.objects.count()) == ("booked", 2)


def test_a_cancelled_booking_frees_its_time_and_is_not_cancelled_twice(here: Cast, told: list[object]) -> None:
    offer = one_on_duty(here)
    booking = booked(offer).booking
    cancel_booking(booking_id=booking.pk, at=AT)
    assert told[-1] == BookingCancelled(booking_id=booking.pk)
    with pytest.raises(BookingEndedError):
        cancel_booking(booking_id=booking.pk, at=AT)
    assert booked(offer).booking.begins == TEN


def test_the_city_needs_a_reason_and_the_citizen_the_time_before(here: Cast) -> None:
    booking = booked(one_on_duty(here)).booking
    with pytest.raises(ReasonMissingError):
        cancel_booking(booking_id=booking.pk, at=AT, actor=here.aoi)
    for act in (cancel_booking, move_booking):
        more: dict[str, Any] = {"begins": ELEVEN} if act is move_booking else {}
        with pytest.raises(BookingBegunError):
            act(booking_id=booking.pk, at=TEN, **more)
    assert cancel_booking(booking_id=booking.pk, at=TEN, reason="急病", actor=here.aoi).reason == "急病"


def test_who_comes_is_recorded_on_the_day_and_not_before(here: Cast) -> None:
    booking = booked(one_on_duty(here)).booking
    with pytest.raises(NotYetError):
        record_came(booking_id=booking.pk, actor=here.aoi, at=AT)
    with pytest.raises(NotYetError):
        record_no_show(booking_id=booking.pk, actor=here.aoi, at=TEN - timedelta(minutes=1))
    assert record_no_show(booking_id=booking.pk, actor=here.aoi, at=TEN).status == "no_show"
    assert record_came(booking_id=booking.pk, actor=here.aoi, at=TEN).status == "came"


@pytest.mark.parametrize("name", ["ren", "mio", "sora"])
def test_only_the_centre_works_on_bookings(here: Cast, name: str) -> None:
    booking = booked(one_on_duty(here)).booking
    actor = here.actors[name]
    acts: list[Any] = [
        lambda: record_came(booking_id=booking.pk, actor=actor, at=TEN),
        lambda: record_no_show(booking_id=booking.pk, actor=actor, at=TEN),
        lambda: cancel_booking(booking_id=booking.pk, actor=actor, reason="x", at=AT),
        lambda: move_booking(booking_id=booking.pk, actor=actor, begins=ELEVEN, at=AT),
        lambda: take_up_booking(booking_id=booking.pk, actor=actor, words="x", at=TEN),
        lambda: book_for_caller(
            offer_id=booking.offer_id, way="telephone", begins=ELEVEN, told=HANAKO, actor=actor, at=AT
        ),
    ]
    for act in acts:
        with pytest.raises(NotAllowedError):
            act()


def test_a_booking_is_taken_up_once_and_is_the_case_from_then_on(here: Cast) -> None:
    booking = booked(one_on_duty(here)).booking
    received = take_up_booking(booking_id=booking.pk, words="家計のこと", actor=here.aoi, at=TEN)
    booking.refresh_from_db()
    assert (booking.case_id, booking.status) == (received.case_id, "came")
    assert Case.objects.get().topic == "money"
    assert remembered("booking.taken_up") == [("centre_staff", received.case_id, "done")]
    for act in (
        lambda: take_up_booking(booking_id=booking.pk, words="もう一度", actor=here.aoi, at=TEN),
        lambda: record_no_show(booking_id=booking.pk, actor=here.aoi, at=TEN),
    ):
        with pytest.raises(AlreadyACaseError):
            act()


def test_a_caller_is_booked_without_notice(here: Cast) -> None:
    offer = one_on_duty(here, notice_hours=48)
    made = book_for_caller(offer_id=offer.pk, way="telephone", begins=TEN, told=HANAKO, actor=here.aoi, at=AT)
    assert (made.booking.status, made.booking.booked_by_id) == ("booked", here.aoi.user_id)
    with pytest.raises(SlotTakenError):
        held(offer)


def test_a_hold_is_given_back_and_a_booking_is_not(here: Cast) -> None:
    offer = one_on_duty(here)
    release_hold(booking_id=held(offer).pk, at=AT)
    assert not Booking.objects.exists()
    release_hold(booking_id=booked(offer).booking.pk, at=AT)
    assert Booking.objects.get().status == "booked"


def test_a_notice_tells_when_and_where_to_and_goes_as_a_reminder_once(here: Cast) -> None:
    by_mail = Told(name="井出", email="sakura@example.jp")
    booking = booked(one_on_duty(here), told=by_mail).booking
    notice = take_up_notice(booking_id=booking.pk, is_reminder=True, at=AT)
    assert notice is not None
    assert (notice.to, notice.number, notice.begins) == ("sakura@example.jp", booking.number, TEN)
    assert take_up_notice(booking_id=booking.pk, is_reminder=True, at=AT) is None
    assert take_up_notice(booking_id=booking.pk, is_reminder=False, at=TEN) is None

"""Many at the same time, on real connections that commit."""

from dataclasses import replace
from functools import partial

import pytest
from django.db import IntegrityError, transaction

from case_core.bookings.actions.book_slot import book_slot
from case_core.bookings.actions.move_booking import move_booking
from case_core.bookings.errors import SlotTakenError
from case_core.bookings.models import Booking
from mannaka_tenancy import Tenant, use
from tests.support.bookings import ELEVEN, HANAKO, TEN, a_counsellor, booked, held, on_duty, one_on_duty
from tests.support.calls import a_room
from tests.support.cases import AT
from tests.support.cast import Cast, cast_of
from tests.support.races import at_once

pytestmark = pytest.mark.usefixtures("committed_db")


@pytest.fixture
def people(committed_db: None, imabari: Tenant) -> Cast:
    return cast_of(imabari)


def test_of_many_who_want_the_last_time_one_gets_it(people: Cast) -> None:
    with use(people.city):
        offer = one_on_duty(people)
    assert at_once(people.city, *[lambda: held(offer)] * 12) == ["SlotTakenError"] * 11 + ["done"]
    with use(people.city):
        assert Booking.objects.count() == 1


def test_three_people_and_two_rooms_give_two_times(people: Cast) -> None:
    with use(people.city):
        offer = one_on_duty(people)
        a_room(people, "室2")
        for name in ("相談 二郎", "相談 三郎"):
            on_duty(a_counsellor(name))
    came = at_once(people.city, *[lambda: held(offer)] * 12)
    assert came == ["SlotTakenError"] * 10 + ["done"] * 2
    with use(people.city):
        assert Booking.objects.values("counsellor").distinct().count() == 2
        assert Booking.objects.values("room").distinct().count() == 2


def test_a_mover_and_a_booker_who_want_the_same_time_do_not_both_get_it(people: Cast) -> None:
    with use(people.city):
        offer = one_on_duty(people)
        booking = booked(offer).booking
    came = at_once(
        people.city,
        lambda: move_booking(booking_id=booking.pk, begins=ELEVEN, at=AT),
        lambda: held(offer, ELEVEN),
    )
    assert came == ["SlotTakenError", "done"]


def test_the_table_itself_refuses_what_overlaps(people: Cast) -> None:
    with use(people.city):
        first = held(one_on_duty(people))
        twin = Booking.objects.get(pk=first.pk)
        twin.pk, twin.room = None, None
        with pytest.raises(IntegrityError, match="booking_counsellor_once"), transaction.atomic():
            twin.save(force_insert=True)
        twin.counsellor, twin.room = a_counsellor("相談 二郎"), first.room
        with pytest.raises(IntegrityError, match="booking_room_once"), transaction.atomic():
            twin.save(force_insert=True)
        twin.begins, twin.ends = first.ends, first.ends + (first.ends - first.begins)
        twin.save(force_insert=True)
        assert Booking.objects.filter(begins=TEN).count() == 1
        with pytest.raises(SlotTakenError):
            held(first.offer)


def test_two_tabs_of_one_person_never_book_more_than_the_city_allows(people: Cast) -> None:
    with use(people.city):
        offer = one_on_duty(people, most_per_contact=1, ways=["telephone"])
        on_duty(a_counsellor("相談 二郎"))
        holds = [held(offer, begins, way="telephone") for begins in (TEN, TEN, ELEVEN, ELEVEN)]
    by_number = replace(HANAKO, email="")
    # The same number in another spelling.
    spelled = replace(HANAKO, telephone="０９０ー１２３４ー５６７８", email="hanako@example.jp")
    acts = [
        partial(book_slot, hold_id=hold.pk, told=told, at=AT)
        for hold, told in zip(holds, (by_number, spelled, spelled, by_number), strict=True)
    ]
    assert at_once(people.city, *acts) == ["TooManyBookingsError"] * 3 + ["done"]
    with use(people.city):
        assert Booking.objects.booked().count() == 1


def test_an_address_that_two_share_counts_for_both(people: Cast) -> None:
    with use(people.city):
        offer = one_on_duty(people, most_per_contact=1, ways=["telephone"])
        holds = [held(offer, begins, way="telephone") for begins in (TEN, ELEVEN)]
    both = [
        replace(HANAKO, telephone=number, email=email)
        for number, email in (("090-1234-5678", "hanako@example.jp"), ("0898-12-3456", "Hanako@example.jp"))
    ]
    acts = [partial(book_slot, hold_id=hold.pk, told=told, at=AT) for hold, told in zip(holds, both, strict=True)]
    assert at_once(people.city, *acts) == ["TooManyBookingsError", "done"]

from dataclasses import replace
from datetime import timedelta

import pytest

from case_core.bookings.actions.book_slot import book_slot
from case_core.bookings.contacts import Told
from case_core.bookings.errors import (
    BookingEndedError,
    ContactMissingError,
    NameMissingError,
    SlotNotOfferedError,
    TelephoneWrongError,
    TooManyBookingsError,
)
from case_core.bookings.events import BookingMade
from case_core.roster.models import Duty
from mannaka_kit.identifiers import secret_matches
from tests.support.bookings import ELEVEN, HANAKO, TEN, booked, held, one_on_duty
from tests.support.cases import AT
from tests.support.cast import Cast
from tests.support.memory import remembered


def test_a_held_time_becomes_a_booking_with_number_and_secret(here: Cast, told: list[object]) -> None:
    result = booked(one_on_duty(here))
    booking = result.booking
    assert (booking.status, booking.begins, booking.name) == ("booked", TEN, "田中 花子")
    assert booking.number == f"Y2026-{booking.pk:05d}"
    assert booking.answers == [{"question": "はじめてのご相談ですか", "answer": "はい"}]
    assert secret_matches(result.secret, booking.secret_hash)
    assert result.secret not in booking.secret_hash
    assert told == [BookingMade(booking_id=booking.pk)]
    assert remembered("booking.booked") == [("citizen", None, "done")]


def test_a_number_in_full_width_digits_is_the_same_number(here: Cast) -> None:
    booking = booked(one_on_duty(here), told=replace(HANAKO, telephone="０９０－１２３４ー５６７８")).booking
    assert (booking.telephone, booking.digits) == ("090-1234-5678", "09012345678")


def test_a_name_of_one_character_is_a_name(here: Cast) -> None:
    assert booked(one_on_duty(here), told=replace(HANAKO, name="李")).booking.name == "李"


@pytest.mark.parametrize(
    ("told", "refusal"),
    [
        (replace(HANAKO, name=" "), NameMissingError),
        (replace(HANAKO, telephone="123"), TelephoneWrongError),
        (replace(HANAKO, telephone=""), ContactMissingError),
    ],
)
def test_what_cannot_be_reached_is_refused_and_the_time_stays_held(
    here: Cast, told: Told, refusal: type[Exception]
) -> None:
    hold = held(one_on_duty(here))
    with pytest.raises(refusal):
        book_slot(hold_id=hold.pk, told=told, at=AT)
    hold.refresh_from_db()
    assert hold.status == "held"


def test_a_talk_by_telephone_needs_a_number(here: Cast) -> None:
    hold = held(one_on_duty(here), way="telephone")
    with pytest.raises(TelephoneWrongError):
        book_slot(hold_id=hold.pk, told=Told(name="田中", email="hanako@example.jp"), at=AT)


def test_a_contact_holds_as_many_as_the_city_allows_however_the_number_is_written(here: Cast) -> None:
    offer = one_on_duty(here, most_per_contact=1)
    booked(offer)
    hold = held(offer, ELEVEN)
    with pytest.raises(TooManyBookingsError):
        book_slot(hold_id=hold.pk, told=replace(HANAKO, telephone="０９０１２３４５６７８"), at=AT)
    assert book_slot(hold_id=hold.pk, told=replace(HANAKO, telephone="0898-36-1234"), at=AT).booking.begins == ELEVEN


def test_the_same_mail_address_in_other_letters_is_the_same_contact(here: Cast) -> None:
    offer = one_on_duty(here, most_per_contact=1)
    booked(offer, told=Told(name="田中", email="Hanako@Example.jp"))
    hold = held(offer, ELEVEN)
    with pytest.raises(TooManyBookingsError):
        book_slot(hold_id=hold.pk, told=Told(name="田中", email="hanako@example.jp"), at=AT)


def test_a_hold_whose_minutes_are_over_is_booked_as_long_as_nobody_took_it(here: Cast) -> None:
    hold = held(one_on_duty(here))
    assert book_slot(hold_id=hold.pk, told=HANAKO, at=AT + timedelta(minutes=30)).booking.status == "booked"


def test_a_roster_that_changed_under_the_form_is_told_with_what_is_left(here: Cast) -> None:
    hold = held(one_on_duty(here))
    Duty.objects.update(begins="11:00")
    with pytest.raises(SlotNotOfferedError) as caught:
        book_slot(hold_id=hold.pk, told=HANAKO, at=AT)
    assert caught.value.nearest == (ELEVEN,)


def test_a_second_click_books_nothing_more(here: Cast) -> None:
    hold = held(one_on_duty(here))
    book_slot(hold_id=hold.pk, told=HANAKO, at=AT)
    with pytest.raises(BookingEndedError):
        book_slot(hold_id=hold.pk, told=HANAKO, at=AT)


def test_a_time_that_has_begun_is_not_booked(here: Cast) -> None:
    hold = held(one_on_duty(here))
    with pytest.raises(SlotNotOfferedError):
        book_slot(hold_id=hold.pk, told=HANAKO, at=TEN)

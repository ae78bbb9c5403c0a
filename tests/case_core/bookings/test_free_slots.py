from datetime import date, datetime, time, timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext

from case_core.bookings.actions.cancel_booking import cancel_booking
from case_core.bookings.rules import RULES, BookingRules
from case_core.bookings.slots import free_slots
from case_core.roster.models import Absence
from mannaka_kit.clock import TOKYO
from tenants.hours.actions.add_special_day import add_special_day
from tests.support.bookings import (
    ELEVEN,
    TEN,
    WEDNESDAY,
    a_counsellor,
    an_offer,
    booked,
    held,
    on_duty,
    one_on_duty,
)
from tests.support.calls import a_room
from tests.support.cases import AT
from tests.support.cast import Cast

WEEK = (WEDNESDAY, date(2026, 1, 20))


def test_times_come_from_the_people_on_duty(here: Cast) -> None:
    offer = one_on_duty(here)
    assert free_slots(offer, "counter", *WEEK, at=AT) == [TEN, ELEVEN]


def test_without_anybody_on_duty_nothing_is_free(here: Cast) -> None:
    a_room(here)
    assert free_slots(an_offer(), "counter", *WEEK, at=AT) == []


def test_a_person_of_another_kind_gives_no_time(here: Cast) -> None:
    offer = one_on_duty(here, counsellor_kind="consumer")
    assert free_slots(offer, "counter", *WEEK, at=AT) == []


def test_only_who_knows_the_topic_gives_time(here: Cast) -> None:
    a_room(here)
    on_duty(a_counsellor(topics=["consumer"]))
    assert free_slots(an_offer(topic="money"), "counter", *WEEK, at=AT) == []
    assert free_slots(an_offer(name="消費", topic="consumer"), "counter", *WEEK, at=AT) == [TEN, ELEVEN]


def test_who_is_away_gives_no_time(here: Cast) -> None:
    a_room(here)
    person = a_counsellor()
    on_duty(person)
    Absence.objects.create(counsellor=person, first=WEDNESDAY, last=WEDNESDAY)
    assert free_slots(an_offer(), "counter", *WEEK, at=AT) == []


def test_a_duty_outside_the_opening_hours_gives_no_time(here: Cast) -> None:
    a_room(here)
    on_duty(a_counsellor(), begins=time(16), ends=time(20))
    assert free_slots(an_offer(), "telephone", *WEEK, at=AT) == [TEN.replace(hour=16)]


def test_on_a_closed_day_nothing_is_free(here: Cast) -> None:
    offer = one_on_duty(here)
    add_special_day(actor=here.mio, on=WEDNESDAY, spans=(), reason="停電", at=AT)
    assert free_slots(offer, "counter", *WEEK, at=AT) == []


def test_at_the_counter_a_room_is_needed_and_on_the_telephone_none(here: Cast) -> None:
    on_duty(a_counsellor())
    offer = an_offer()
    assert free_slots(offer, "counter", *WEEK, at=AT) == []
    assert free_slots(offer, "telephone", *WEEK, at=AT) == [TEN, ELEVEN]


def test_one_room_lets_two_people_talk_one_after_the_other(here: Cast) -> None:
    offer = one_on_duty(here)
    on_duty(a_counsellor("相談 二郎"))
    booked(offer)
    assert free_slots(offer, "counter", *WEEK, at=AT) == [ELEVEN]
    assert free_slots(offer, "telephone", *WEEK, at=AT) == [TEN, ELEVEN]


def test_a_time_that_is_held_is_not_free_until_its_minutes_are_over(here: Cast) -> None:
    offer = one_on_duty(here)
    held(offer)
    assert free_slots(offer, "counter", *WEEK, at=AT + timedelta(minutes=9)) == [ELEVEN]
    assert free_slots(offer, "counter", *WEEK, at=AT + timedelta(minutes=10)) == [TEN, ELEVEN]


def test_a_cancelled_time_rests_for_the_citys_minutes(here: Cast) -> None:
    RULES.settle(BookingRules(release_minutes=30))
    offer = one_on_duty(here)
    cancel_booking(booking_id=booked(offer).booking.pk, at=AT)
    assert free_slots(offer, "counter", *WEEK, at=AT + timedelta(minutes=29)) == [ELEVEN]
    assert free_slots(offer, "counter", *WEEK, at=AT + timedelta(minutes=30)) == [TEN, ELEVEN]


def test_the_past_and_the_hours_of_notice_are_not_offered(here: Cast) -> None:
    offer = one_on_duty(here, notice_hours=1)
    late = datetime(2026, 1, 14, 9, 30, tzinfo=TOKYO)
    assert free_slots(offer, "counter", *WEEK, at=late) == [ELEVEN]
    assert free_slots(offer, "counter", *WEEK, at=late, by_staff=True) == [TEN, ELEVEN]
    assert free_slots(offer, "counter", *WEEK, at=late + timedelta(days=1)) == []


def test_nothing_is_offered_beyond_the_days_ahead(here: Cast) -> None:
    offer = one_on_duty(here, days_ahead=1)
    on_duty(a_counsellor("相談 二郎"), date(2026, 1, 15))
    assert free_slots(offer, "counter", *WEEK, at=AT) == [TEN, ELEVEN]


def test_the_statements_do_not_grow_with_the_days(here: Cast) -> None:
    offer = one_on_duty(here)
    with CaptureQueriesContext(
        connection,
    ) as one:
        free_slots(offer, "counter", WEDNESDAY, WEDNESDAY, at=AT)
    for day in range(2, 30):
        on_duty(a_counsellor(f"相談 {day}"), WEDNESDAY + timedelta(days=day))
    with CaptureQueriesContext(connection) as many:
        assert len(free_slots(offer, "counter", WEDNESDAY, WEDNESDAY + timedelta(days=40), at=AT)) > 20
    assert len(many) == len(one)

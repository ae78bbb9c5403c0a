"""Who is busy elsewhere gives no time: free times with busy times are those without them that touch none."""

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from case_core.bookings.actions.book_slot import book_slot
from case_core.bookings.elsewhere import busy_elsewhere
from case_core.bookings.errors import SlotNotOfferedError
from case_core.bookings.slots import free_slots
from case_core.busy.models import BusyTime
from case_core.roster.models import Counsellor
from mannaka_kit.clock import TOKYO
from tests.support.bookings import ELEVEN, HANAKO, TEN, WEDNESDAY, a_counsellor, an_offer, held, on_duty, one_on_duty
from tests.support.calls import a_room
from tests.support.cases import AT
from tests.support.cast import Cast

HOUR = timedelta(hours=1)


def busy(begins: datetime, ends: datetime, person: Counsellor | None = None) -> None:
    BusyTime.objects.create(counsellor=person or Counsellor.objects.get(), begins=begins, ends=ends)


def test_a_meeting_takes_the_times_that_it_touches(here: Cast) -> None:
    offer = one_on_duty(here)
    busy(TEN + timedelta(minutes=59, seconds=30), TEN + timedelta(minutes=59, seconds=45))
    assert free_slots(offer, "counter", WEDNESDAY, WEDNESDAY, at=AT) == [ELEVEN]
    busy(ELEVEN + timedelta(minutes=30), ELEVEN + 2 * HOUR)
    assert free_slots(offer, "counter", WEDNESDAY, WEDNESDAY, at=AT) == []


def test_a_meeting_beside_the_time_takes_nothing(here: Cast) -> None:
    offer = one_on_duty(here)
    busy(TEN - HOUR, TEN)
    busy(ELEVEN + HOUR, ELEVEN + 2 * HOUR)
    assert free_slots(offer, "counter", WEDNESDAY, WEDNESDAY, at=AT) == [TEN, ELEVEN]


def test_who_is_free_talks_instead(here: Cast) -> None:
    offer = one_on_duty(here)
    busy(TEN, ELEVEN)
    on_duty(a_counsellor("相談 二郎"))
    assert free_slots(offer, "counter", WEDNESDAY, WEDNESDAY, at=AT) == [TEN, ELEVEN]


def test_a_meeting_that_comes_while_the_form_is_filled_in_is_told_with_what_is_left(here: Cast) -> None:
    hold = held(one_on_duty(here))
    busy(TEN, ELEVEN)
    with pytest.raises(SlotNotOfferedError) as caught:
        book_slot(hold_id=hold.pk, told=HANAKO, at=AT)
    assert caught.value.nearest == (ELEVEN,)


def test_days_away_are_days_from_midnight_to_midnight(here: Cast) -> None:
    one_on_duty(here)
    busy(TEN - timedelta(days=1), TEN + timedelta(days=1))
    person = Counsellor.objects.get().pk
    next_day = WEDNESDAY + timedelta(days=1)
    assert list(busy_elsewhere(WEDNESDAY, WEDNESDAY)) == [(person, WEDNESDAY, (0, 1440))]
    assert list(busy_elsewhere(WEDNESDAY, next_day)) == [(person, WEDNESDAY, (0, 1440)), (person, next_day, (0, 600))]


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(spans=st.lists(st.tuples(st.integers(-60, 600), st.integers(1, 200)), max_size=6))
def test_free_times_are_exactly_those_that_touch_no_busy_time(here: Cast, spans: list[tuple[int, int]]) -> None:
    offer, person = an_offer(minutes=30), a_counsellor()
    a_room(here)
    on_duty(person, begins=time(9), ends=time(17))
    before = free_slots(offer, "counter", WEDNESDAY, WEDNESDAY, at=AT)
    nine = datetime.combine(date(2026, 1, 14), time(9), TOKYO)
    taken = [(nine + timedelta(minutes=first), nine + timedelta(minutes=first + lasts)) for first, lasts in spans]
    for begins, ends in taken:
        busy(begins, ends, person)
    half = timedelta(minutes=30)
    expected = [at for at in before if all(ends <= at or at + half <= begins for begins, ends in taken)]
    try:
        assert len(before) == 16
        assert free_slots(offer, "counter", WEDNESDAY, WEDNESDAY, at=AT) == expected
    finally:
        BusyTime.objects.all().delete()
        person.duties.all().delete()
        person.delete()
        offer.delete()

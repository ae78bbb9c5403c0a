from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mannaka_kit import calendars

SATURDAY = 5
FRIDAY = date(2026, 1, 16)


def on_weekdays(day: date) -> bool:
    return day.weekday() < SATURDAY


def never(_day: date) -> bool:
    return False


def test_the_first_day_does_not_count_and_closed_days_are_passed_over() -> None:
    assert calendars.add_business_days(FRIDAY, 1, is_open=on_weekdays) == date(2026, 1, 19)
    assert calendars.add_business_days(FRIDAY, 5, is_open=on_weekdays) == date(2026, 1, 23)


def test_no_days_means_the_day_itself_or_the_next_open_one() -> None:
    assert calendars.add_business_days(FRIDAY, 0, is_open=on_weekdays) == FRIDAY
    assert calendars.add_business_days(FRIDAY + timedelta(days=1), 0, is_open=on_weekdays) == date(2026, 1, 19)


def test_a_centre_that_never_opens_is_an_error_not_an_endless_loop() -> None:
    with pytest.raises(ValueError, match="no open day"):
        calendars.add_business_days(FRIDAY, 1, is_open=never)


def test_days_backwards_are_refused() -> None:
    with pytest.raises(ValueError, match="negative"):
        calendars.add_business_days(FRIDAY, -1, is_open=on_weekdays)


@given(st.dates(date(2020, 1, 1), date(2040, 1, 1)), st.integers(min_value=1, max_value=60))
def test_counting_back_gives_the_days_that_were_added(start: date, days: int) -> None:
    end = calendars.add_business_days(start, days, is_open=on_weekdays)
    assert on_weekdays(end)
    assert calendars.business_days_between(start, end, is_open=on_weekdays) == days

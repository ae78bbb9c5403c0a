from datetime import date

import pytest

from case_core.reporting.periods import Period, fiscal_year, fiscal_year_of


@pytest.mark.parametrize(
    ("day", "year"), [(date(2026, 3, 31), 2025), (date(2026, 4, 1), 2026), (date(2026, 12, 31), 2026)]
)
def test_a_fiscal_year_begins_in_april(day: date, year: int) -> None:
    assert fiscal_year_of(day) == year


def test_the_current_year_ends_today_and_a_past_one_in_march() -> None:
    today = date(2026, 1, 13)
    assert fiscal_year(2025, today=today) == Period(first=date(2025, 4, 1), last=today)
    assert fiscal_year(2024, today=today) == Period(first=date(2024, 4, 1), last=date(2025, 3, 31))


def test_the_year_before_a_leap_day_ends_on_the_last_of_february() -> None:
    before = Period(first=date(2024, 2, 29), last=date(2024, 2, 29)).year_before
    assert before == Period(first=date(2023, 2, 28), last=date(2023, 2, 28))


def test_months_are_those_that_a_period_touches() -> None:
    months = Period(first=date(2025, 11, 30), last=date(2026, 1, 1)).months
    assert months == [date(2025, 11, 1), date(2025, 12, 1), date(2026, 1, 1)]


@pytest.mark.parametrize(
    ("first", "last", "is_countable"),
    [
        (date(2025, 1, 1), date(2025, 12, 31), True),
        (date(2024, 1, 1), date(2024, 12, 31), True),
        (date(2025, 1, 1), date(2026, 1, 1), False),
        (date(2025, 1, 2), date(2025, 1, 1), False),
        (date(2025, 1, 1), date(2025, 1, 1), True),
    ],
)
def test_a_period_never_meets_the_year_before_it(first: date, last: date, is_countable: bool) -> None:
    assert Period(first=first, last=last).is_countable is is_countable

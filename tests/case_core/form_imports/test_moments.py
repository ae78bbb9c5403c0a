from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from case_core.form_imports.moments import read_day, read_moment, read_time
from mannaka_kit.japanese import era_date

DAY, TEN_THIRTY = date(2026, 1, 14), time(10, 30)


@pytest.mark.parametrize(
    "typed",
    [
        "2026/1/14 10:30",
        "2026-01-14 10:30:00",
        "2026年1月14日（水） 10時30分",
        "２０２６年１月１４日　１０：３０",
        "令和8年1月14日(水)午前10時30分",
        "R8.1.14 10:30〜11:30",
        "2026-01-14T10:30:00+09:00",
        "2026-01-14T01:30:00Z",
        "20260114 10:30",
    ],
)
def test_a_moment_is_read_however_it_is_written(typed: str) -> None:
    assert read_moment(typed) == (DAY, TEN_THIRTY)


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("10:30", time(10, 30)),
        ("13時", time(13)),
        ("午後1時", time(13)),
        ("PM1:05", time(13, 5)),
        ("9:00-10:00", time(9)),
    ],
)
def test_a_time_is_read_and_of_a_span_its_beginning(typed: str, shown: time) -> None:
    assert read_time(typed) == shown


@pytest.mark.parametrize("typed", ["", "未定", "25:00", "10:75", "十時"])
def test_no_time_is_no_time(typed: str) -> None:
    assert read_time(typed) is None


@pytest.mark.parametrize("typed", ["", "来週", "2026/2/30", "14/1", "平成40年1月1日"])
def test_no_day_is_no_day(typed: str) -> None:
    assert read_day(typed) is None


@given(st.dates(min_value=date(2020, 1, 1), max_value=date(2040, 12, 31)), st.times())
def test_every_moment_comes_back_in_each_spelling(on: date, at: time) -> None:
    shown = at.replace(second=0, microsecond=0)
    spellings = (f"{on:%Y/%m/%d} {at:%H:%M}", f"{era_date(on)} {at.hour}時{at.minute}分")
    assert [read_moment(typed) for typed in spellings] == [(on, shown)] * 2


@given(st.text(max_size=60))
def test_whatever_is_written_is_a_moment_or_none(typed: str) -> None:
    on, at = read_moment(typed)
    assert on is None or isinstance(on, date)
    assert at is None or isinstance(at, time)

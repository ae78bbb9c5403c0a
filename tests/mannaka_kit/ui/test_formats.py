"""Dates and times in the words of the page."""

import datetime as dt

import pytest
from django.template import Context, Template
from django.utils import translation

JAPAN = dt.timezone(dt.timedelta(hours=9))


def shown(source: str, value: object) -> str:
    return Template("{% load ui %}" + source).render(Context({"x": value}))


@pytest.mark.parametrize(
    ("source", "japanese", "english"),
    [
        ("{{ x|jp_datetime }}", "1月15日（木）14:30", "Thu 15 Jan 2026, 14:30"),
        ("{{ x|jp_date }}", "1月15日（木）", "Thu 15 Jan 2026"),
        ("{{ x|jp_full_date }}", "2026年1月15日（木）", "Thu 15 Jan 2026"),
        ("{{ x|jp_time }}", "14:30", "14:30"),
    ],
)
def test_a_moment_is_written_as_the_city_writes_it(source: str, japanese: str, english: str) -> None:
    moment = dt.datetime(2026, 1, 15, 5, 30, tzinfo=dt.UTC)
    assert shown(source, moment) == japanese
    with translation.override("en"):
        assert shown(source, moment) == english


def test_the_day_is_that_of_japan_and_not_of_greenwich() -> None:
    late = dt.datetime(2026, 1, 14, 23, 5, tzinfo=dt.UTC)
    assert shown("{{ x|jp_datetime }}", late) == "1月15日（木）8:05"


def test_a_plain_day_and_a_plain_time_need_no_zone() -> None:
    assert shown("{{ x|jp_date }}", dt.date(2026, 5, 3)) == "5月3日（日）"
    assert shown("{{ x|jp_time }}", dt.time(9, 0)) == "9:00"


@pytest.mark.parametrize("name", ["jp_datetime", "jp_date", "jp_full_date", "jp_time"])
def test_nothing_is_written_as_nothing(name: str) -> None:
    assert shown(f"{{{{ x|{name} }}}}", None) == ""


def test_a_time_element_carries_the_machines_form() -> None:
    moment = dt.datetime(2026, 1, 15, 14, 30, tzinfo=JAPAN)
    assert shown("{% when x %}", moment) == '<time datetime="2026-01-15T14:30:00+09:00">1月15日（木）14:30</time>'
    assert shown("{% when x %}", None) == ""

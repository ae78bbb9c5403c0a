"""What a calendar says of busy times, and nothing more; repeated entries against a brute-force calendar."""

from contextlib import suppress
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from case_core.busy import busy_spans
from case_core.busy.busy_spans import DAYS_AHEAD, Span, join, read_spans
from case_core.busy.errors import NotReadError
from case_core.busy.states import Failure
from mannaka_kit.clock import TOKYO
from tests.support.cases import AT
from tests.support.groupware import calendar, event

TEN = datetime(2026, 1, 14, 10, 0, tzinfo=TOKYO)
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)


def spans(*parts: str) -> list[tuple[datetime, timedelta]]:
    found = read_spans(calendar(*parts), at=AT)
    assert found.unread == 0
    return [(begins.astimezone(TOKYO), ends - begins) for begins, ends in found.spans]


def test_only_begin_and_end_come_out_of_an_event() -> None:
    assert spans(event()) == [(TEN, HOUR)]


@pytest.mark.parametrize(
    "line",
    ["TRANSP:TRANSPARENT", "STATUS:CANCELLED", "X-MICROSOFT-CDO-BUSYSTATUS:FREE"],
    ids=["free", "off", "exchange"],
)
def test_what_is_free_or_cancelled_keeps_nobody_busy(line: str) -> None:
    assert spans(event(line)) == []


@pytest.mark.parametrize(
    "lines",
    [
        ("DTSTART:20260114T010000Z", "DTEND:20260114T020000Z"),
        ("DTSTART:20260114T100000", "DURATION:PT1H"),
        ("DTSTART;TZID=Tokyo Standard Time:20260114T100000", "DTEND;TZID=Tokyo Standard Time:20260114T110000"),
        ('DTSTART;TZID="Asia/Seoul":20260114T100000', "DURATION:PT60M"),
        ("DTSTART;TZID=Europe/Berlin:20260114T020000", "DTEND;TZID=Europe/Berlin:20260114T030000"),
        ("DTSTART;TZID=Unser:20260114T020000", "DURATION:PT1H"),
    ],
)
def test_moments_are_read_in_every_spelling(lines: tuple[str, ...]) -> None:
    since = "DTSTART:19700101T000000\r\nTZOFFSETFROM:+0100\r\nTZOFFSETTO:+0100"
    zone = f"BEGIN:VTIMEZONE\r\nTZID:Unser\r\nBEGIN:STANDARD\r\n{since}\r\nEND:STANDARD\r\nEND:VTIMEZONE"
    assert spans(zone, "\r\n".join(["BEGIN:VEVENT", "UID:9", *lines, "END:VEVENT"])) == [(TEN, HOUR)]


def test_a_whole_day_is_busy_from_midnight_to_midnight() -> None:
    day = "BEGIN:VEVENT\r\nUID:9\r\nDTSTART;VALUE=DATE:20260114\r\nEND:VEVENT"
    assert spans(day) == [(TEN.replace(hour=0), DAY)]


def test_a_list_of_busy_times_is_read_too() -> None:
    listed = "FREEBUSY;FBTYPE=BUSY:20260114T010000Z/PT1H,20260115T010000Z/20260115T020000Z"
    free = "FREEBUSY;FBTYPE=FREE:20260116T010000Z/PT1H"
    assert spans(f"BEGIN:VFREEBUSY\r\n{listed}\r\n{free}\r\nEND:VFREEBUSY") == [(TEN, HOUR), (TEN + DAY, HOUR)]


def test_a_meeting_each_week_is_busy_each_week_but_where_it_was_moved_or_left_out() -> None:
    weekly = event("RRULE:FREQ=WEEKLY;COUNT=4", "EXDATE;TZID=Asia/Tokyo:20260121T100000")
    moved = event("RECURRENCE-ID;TZID=Asia/Tokyo:20260128T100000", begins="20260129T130000", ends="20260129T140000")
    expected = [TEN, datetime(2026, 1, 29, 13, tzinfo=TOKYO), TEN + 21 * DAY]
    assert spans(weekly, moved) == [(begins, HOUR) for begins in expected]


def test_one_time_of_a_meeting_that_was_cancelled_is_free() -> None:
    gone = event("RECURRENCE-ID:20260121T010000Z", "STATUS:CANCELLED", begins="20260121T100000", ends="20260121T110000")
    assert spans(event("RRULE:FREQ=WEEKLY;COUNT=2"), gone) == [(TEN, HOUR)]


def test_a_meeting_follows_the_clocks_of_its_own_zone() -> None:
    lines = ["DTSTART;TZID=Europe/Berlin:20260323T090000", "DURATION:PT1H", "RRULE:FREQ=WEEKLY;COUNT=2"]
    found = spans("\r\n".join(["BEGIN:VEVENT", "UID:9", *lines, "END:VEVENT"]))
    assert [begins.hour for begins, _lasts in found] == [17, 16]


def test_a_rule_ends_when_it_says_and_no_calendar_reaches_further_than_bookings() -> None:
    assert len(spans(event("RRULE:FREQ=DAILY;UNTIL=20260116T010000Z"))) == 3
    endless = spans(event("RRULE:FREQ=DAILY"))
    assert endless[-1][0] <= AT + timedelta(days=DAYS_AHEAD)
    assert len(endless) == DAYS_AHEAD - 1


@settings(max_examples=60, deadline=None)
@given(
    st.integers(-400, 100),
    st.sets(st.sampled_from(range(7)), min_size=1),
    st.integers(1, 3),
    st.one_of(st.none(), st.integers(1, 40)),
)
def test_weeks_repeat_as_a_calendar_shows_them(days: int, weekdays: set[int], interval: int, count: int | None) -> None:
    first = date(2026, 1, 14) + timedelta(days=days)
    weekdays = weekdays | {first.weekday()}  # the first time belongs to a rule, RFC 5545 says
    names = ",".join(["MO", "TU", "WE", "TH", "FR", "SA", "SU"][day] for day in sorted(weekdays))
    rule = f"RRULE:FREQ=WEEKLY;INTERVAL={interval};WKST=MO;BYDAY={names}{f';COUNT={count}' if count else ''}"
    found = spans(event(rule, begins=f"{first:%Y%m%d}T100000", ends=f"{first:%Y%m%d}T110000"))
    monday = first - timedelta(days=first.weekday())
    shown = [
        first + timedelta(days=day)
        for day in range(1_000)
        if (first + timedelta(days=day)).weekday() in weekdays
        and ((first + timedelta(days=day) - monday).days // 7) % interval == 0
    ][:count]
    moments = [datetime.combine(on, time(10), TOKYO) for on in shown]
    window = (AT - DAY, AT + timedelta(days=DAYS_AHEAD))
    assert [begins for begins, _lasts in found] == [
        each for each in moments if each + HOUR > window[0] and each < window[1]
    ]


@pytest.mark.parametrize(
    "line",
    [
        "RRULE:FREQ=SECONDLY",
        "RRULE:FREQ=DAILY;INTERVAL=0",
        "RRULE:FREQ=DAILY;BYHOUR=1,2,3",
        "RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30",
        "RRULE:FREQ=WEEKLY;BYDAY=XX",
        "RRULE:COUNT=3",
        "RRULE:FREQ=DAILY;COUNT=-1",
        "RRULE:FREQ=DAILY;UNTIL=soon",
        "RRULE:FREQ=DAILY\r\nRRULE:FREQ=WEEKLY",
        "EXDATE:once",
    ],
)
def test_an_entry_that_cannot_be_made_out_is_counted_and_the_others_are_read(line: str) -> None:
    found = read_spans(calendar(event(line), event(uid="2")), at=AT)
    assert (len(found.spans), found.unread) == (1, 1)


def test_a_zone_that_nobody_knows_is_counted() -> None:
    lines = ["DTSTART;TZID=/etc/passwd:20260114T100000", "DURATION:PT1H"]
    assert read_spans(calendar("\r\n".join(["BEGIN:VEVENT", *lines, "END:VEVENT"])), at=AT).unread == 1


def test_a_file_takes_only_so_much_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(busy_spans, "_SECONDS", 0.0)
    with pytest.raises(NotReadError) as caught:
        read_spans(calendar(event()), at=AT)
    assert caught.value.failure == Failure.MANY


def test_single_times_and_spans_may_be_added() -> None:
    later = ["RDATE;TZID=Asia/Tokyo:20260115T100000", "RDATE;VALUE=PERIOD:20260116T010000Z/PT2H"]
    assert spans(event(*later)) == [(TEN, HOUR), (TEN + DAY, HOUR), (TEN + 2 * DAY, 2 * HOUR)]


def test_a_whole_week_is_busy_on_the_clocks_here() -> None:
    week = "BEGIN:VEVENT\r\nUID:9\r\nDTSTART;VALUE=DATE:20260114\r\nDTEND;VALUE=DATE:20260121\r\nEND:VEVENT"
    assert spans(week) == [(TEN.replace(hour=0), 7 * DAY)]


def test_months_and_years_repeat_too() -> None:
    assert [begins.day for begins, _lasts in spans(event("RRULE:FREQ=MONTHLY;BYDAY=WE;BYSETPOS=2;COUNT=3"))] == [
        14,
        11,
        11,
    ]
    assert [begins.day for begins, _lasts in spans(event("RRULE:FREQ=MONTHLY;BYDAY=2WE;COUNT=3"))] == [14, 11, 11]
    assert (
        len(spans(event("RRULE:FREQ=YEARLY;BYMONTH=1;BYMONTHDAY=14", begins="20100114T100000", ends="20100114T110000")))
        == 1
    )


@pytest.mark.parametrize(
    ("content", "failure"),
    [
        (b"", Failure.NOT_A_CALENDAR),
        (b"<html>", Failure.NOT_A_CALENDAR),
        (calendar(event())[:-20], Failure.NOT_A_CALENDAR),
        (b"BEGIN:VCALENDAR\r\n" + b"x" * (2 * 1024 * 1024), Failure.LARGE),
        (calendar(*["BEGIN:VTODO\r\nEND:VTODO"] * 5_001), Failure.MANY),
    ],
)
def test_what_is_no_calendar_is_told(content: bytes, failure: Failure) -> None:
    with pytest.raises(NotReadError) as caught:
        read_spans(content, at=AT)
    assert caught.value.failure == failure


@given(st.lists(st.tuples(st.integers(0, 200), st.integers(1, 30)), max_size=30))
def test_joined_spans_cover_the_same_minutes_and_never_touch(raw: list[tuple[int, int]]) -> None:
    start = datetime(2026, 1, 14, tzinfo=UTC)
    given_spans: list[Span] = [
        (start + timedelta(minutes=first), start + timedelta(minutes=first + lasts)) for first, lasts in raw
    ]
    joined = list(join(given_spans))
    minutes = {minute for first, lasts in raw for minute in range(first, first + lasts)}
    covered = {
        minute
        for begins, ends in joined
        for minute in range(int((begins - start).seconds / 60), int((ends - start).total_seconds() / 60))
    }
    assert covered == minutes
    assert all(one[1] < other[0] for one, other in pairwise(joined))


@settings(deadline=None)
@given(st.lists(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=60), max_size=8))
def test_whatever_comes_is_read_or_told(lines: list[str]) -> None:
    content = calendar(event(*[line.replace("\n", " ") for line in lines]))
    with suppress(NotReadError):
        assert len(read_spans(content, at=AT).spans) <= 1 + DAYS_AHEAD

"""The engine against a calendar painted by hand over ten years, and the holidays against another library."""

from datetime import date, datetime, timedelta

import jpholiday
from hypothesis import given, settings
from hypothesis import strategies as st

from mannaka_kit.clock import TOKYO
from tenants.hours.calendar_rules import HoursRule, OpeningCalendar, SpecialRule, day_type_on, opening_on
from tenants.hours.day_types import REGULAR_DAY_TYPES
from tenants.hours.national_holidays import holiday_name
from tenants.hours.opening_states import opening_state
from tenants.hours.spans import Span, joined
from tests.tenants.hours.brute_force import DAY, FIRST, LAST, kind_by_hand, paint

WAYS = ("", "counter", "telephone", "online")
TEN_YEARS = [FIRST + timedelta(days=number) for number in range((LAST - FIRST).days + 1)]
YEAR = 366

minutes = st.lists(st.integers(0, DAY), max_size=6, unique=True).map(sorted).filter(lambda found: len(found) % 2 == 0)
spans = minutes.map(lambda found: joined(Span(*pair) for pair in zip(found[::2], found[1::2], strict=True)))
days = st.dates(FIRST, LAST)
moments = st.datetimes(datetime(2024, 1, 1), datetime(2032, 12, 30))  # noqa: DTZ001 - placed in Tokyo by the test
lengths = st.one_of(st.none(), st.integers(0, 900))


@st.composite
def rules(draw: st.DrawFn) -> list[HoursRule]:
    made = []
    for written in range(draw(st.integers(0, 12))):
        start, length = draw(days), draw(lengths)
        rule = HoursRule(
            way=draw(st.sampled_from(WAYS)),
            day_type=draw(st.sampled_from(REGULAR_DAY_TYPES)),
            spans=draw(st.one_of(st.none(), spans)),
            valid_from=start,
            valid_until=None if length is None else start + timedelta(days=length),
            written=written,
        )
        made.append(rule)
    return made


special = st.dictionaries(
    st.tuples(days, st.sampled_from(WAYS)), spans.map(lambda found: SpecialRule(spans=found, reason="理由")), max_size=8
)


@settings(max_examples=25, deadline=None)
@given(made=rules(), special_days=special, way=st.sampled_from(WAYS), sampled=st.lists(moments, min_size=4, max_size=4))
def test_every_day_and_every_sampled_minute_is_as_painted_by_hand(
    made: list[HoursRule],
    special_days: dict[tuple[date, str], SpecialRule],
    way: str,
    sampled: list[datetime],
) -> None:
    calendar = OpeningCalendar(rules=tuple(made), special_days=special_days)
    sheet = paint(made, special_days, way=way, days=TEN_YEARS)
    for day in TEN_YEARS:
        boxes = sheet.open_minutes.get(day) or bytes(DAY)
        shown = opening_on(calendar, day, way).spans
        assert sum(boxes) == sum(span.ends - span.begins for span in shown), day
        assert all(all(boxes[span.begins : span.ends]) for span in shown), day
    for moment in sampled:
        at = moment.replace(tzinfo=TOKYO)
        state = opening_state(calendar, at=at, way=way)
        whole = at.replace(second=0, microsecond=0)
        assert state.is_open == sheet.is_open(whole)
        closes = sheet.first(whole, is_open=False, days=YEAR)
        assert state.until == (closes if state.is_open else None)
        later = closes if state.is_open else whole
        assert state.next_opening == (later and _opening_after(sheet, later, at))


def _opening_after(sheet: object, later: datetime, at: datetime) -> datetime | None:
    from tests.tenants.hours.brute_force import Sheet

    assert isinstance(sheet, Sheet)
    last = at.date() + timedelta(days=YEAR)
    return sheet.first(later, is_open=True, days=(last - later.date()).days) if later.date() <= last else None


def test_ten_years_of_kinds_of_days_are_those_of_another_library() -> None:
    differing = [day for day in TEN_YEARS if day_type_on(day).value != kind_by_hand(day)]
    assert differing == []


def test_ten_years_of_holidays_are_those_of_another_library() -> None:
    differing = [day for day in TEN_YEARS if bool(holiday_name(day)) != bool(jpholiday.is_holiday(day))]
    assert differing == []
    assert sum(bool(holiday_name(day)) for day in TEN_YEARS) > 150

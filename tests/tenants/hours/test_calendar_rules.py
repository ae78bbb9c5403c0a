"""The engine: which day is what, and when the centre is open."""

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mannaka_kit.clock import TOKYO
from tenants.hours.calendar_rules import (
    HoursRule,
    OpeningCalendar,
    SpecialRule,
    day_type_on,
    is_business_day,
    opening_on,
    opening_state,
)
from tenants.hours.day_types import REGULAR_DAY_TYPES, DayType

# From the Cabinet Office's list for 2026.
HOLIDAYS_2026 = {
    (1, 1), (1, 12), (2, 11), (2, 23), (3, 20), (4, 29), (5, 3), (5, 4), (5, 5), (5, 6), (7, 20), (8, 11),
    (9, 21), (9, 22), (9, 23), (10, 12), (11, 3), (11, 23),
}  # fmt: skip
YEAR_END = {(12, 29), (12, 30), (12, 31), (1, 1), (1, 2), (1, 3)}
EPOCH = date(2000, 1, 1)
FIRST, LAST = date(2024, 1, 1), date(2033, 12, 31)


def standard(**special: SpecialRule) -> OpeningCalendar:
    long, short = (time(8, 30), time(17, 15)), (time(9), time(15))
    spans = {DayType.WEEKDAY: long, DayType.WEEKEND: short, DayType.HOLIDAY: short, DayType.YEAR_END: short}
    rules = tuple(
        HoursRule(day_type=kind, opens=opens, closes=closes, valid_from=EPOCH)
        for kind, (opens, closes) in spans.items()
    )
    return OpeningCalendar(rules=rules, special_days={date.fromisoformat(day): rule for day, rule in special.items()})


def tokyo(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=TOKYO)


def test_every_day_of_2026_has_the_kind_that_the_official_list_gives_it() -> None:
    for offset in range(365):
        day = date(2026, 1, 1) + timedelta(days=offset)
        key = (day.month, day.day)
        if key in YEAR_END:
            expected = DayType.YEAR_END
        elif key in HOLIDAYS_2026:
            expected = DayType.HOLIDAY
        else:
            expected = DayType.WEEKEND if day.isoweekday() in {6, 7} else DayType.WEEKDAY
        assert day_type_on(day) is expected, day


@pytest.mark.parametrize(
    ("day", "name"),
    [(date(2026, 5, 6), "休日"), (date(2026, 9, 22), "国民の休日"), (date(2026, 2, 11), "建国記念の日")],
)
def test_a_holiday_tells_the_public_its_name(day: date, name: str) -> None:
    opening = opening_on(standard(), day)
    assert opening.day_type is DayType.HOLIDAY
    assert name in opening.reason


def test_new_years_day_is_a_year_end_day_although_it_is_a_holiday() -> None:
    assert opening_on(standard(), date(2026, 1, 1)).day_type is DayType.YEAR_END


def test_a_special_day_beats_even_new_year() -> None:
    calendar = standard(**{"2026-01-01": SpecialRule(opens=None, closes=None, reason="停電のため")})
    opening = opening_on(calendar, date(2026, 1, 1))
    assert (opening.day_type, opening.is_open, opening.reason) == (DayType.SPECIAL, False, "停電のため")


def test_open_from_the_first_to_before_the_last_minute() -> None:
    states = [
        opening_state(standard(), at=tokyo(f"2026-01-15T{clock}")) for clock in ("08:29", "08:30", "17:14", "17:15")
    ]
    assert [state.is_open for state in states] == [False, True, True, False]
    assert states[1].until == tokyo("2026-01-15T17:15")
    assert states[0].next_opening == tokyo("2026-01-15T08:30")
    assert states[3].next_opening == tokyo("2026-01-16T08:30")
    assert states[3].until is None


def test_a_temporary_change_ends_by_itself() -> None:
    summer = HoursRule(
        day_type=DayType.WEEKDAY, opens=time(8), closes=time(12),
        valid_from=date(2026, 7, 1), valid_until=date(2026, 8, 31),
    )  # fmt: skip
    calendar = OpeningCalendar(rules=(*standard().rules, summer))
    opens = [opening_on(calendar, date(2026, *day)).opens for day in ((6, 30), (7, 1), (8, 31), (9, 1))]
    assert opens == [time(8, 30), time(8), time(8), time(8, 30)]


def test_of_two_changes_from_the_same_day_the_later_written_holds() -> None:
    early, late = (
        HoursRule(day_type=DayType.WEEKDAY, opens=time(hour), closes=time(12), valid_from=EPOCH, written=hour)
        for hour in (7, 8)
    )
    for rules in ((early, late), (late, early)):
        assert opening_on(OpeningCalendar(rules=rules), date(2026, 1, 15)).opens == time(8)


def test_without_any_rule_the_centre_is_closed_and_names_no_next_opening() -> None:
    state = opening_state(OpeningCalendar(rules=()), at=tokyo("2026-01-15T10:00"))
    assert (state.is_open, state.next_opening) == (False, None)


def test_an_open_sunday_and_special_hours_change_no_business_day_but_a_closure_does() -> None:
    calendar = standard(
        **{
            "2026-01-18": SpecialRule(opens=time(9), closes=time(12), reason="相談会"),
            "2026-01-19": SpecialRule(opens=time(10), closes=time(12), reason="点検"),
            "2026-01-20": SpecialRule(opens=None, closes=None, reason="閉庁"),
        }
    )
    days = [is_business_day(calendar, date(2026, 1, day)) for day in (16, 17, 18, 19, 20, 21)]
    assert days == [True, False, False, True, False, True]


# --- against a calendar made by hand, day by day, over ten years ---

spans = st.one_of(
    st.just((None, None)),
    st.tuples(st.integers(0, 22), st.integers(1, 23))
    .filter(lambda pair: pair[0] < pair[1])
    .map(lambda pair: (time(pair[0]), time(pair[1]))),
)
days = st.dates(FIRST, LAST)
naive = st.datetimes(datetime(2024, 1, 1), datetime(2032, 12, 30))  # noqa: DTZ001 - placed in Tokyo by the test


@st.composite
def rules(draw: st.DrawFn) -> list[HoursRule]:
    made = []
    for written in range(draw(st.integers(0, 8))):
        opens, closes = draw(spans)
        start = draw(days)
        until = draw(st.one_of(st.none(), st.integers(0, 900).map(lambda more: start + timedelta(days=more))))  # noqa: B023
        kind = draw(st.sampled_from(REGULAR_DAY_TYPES))
        made.append(
            HoursRule(day_type=kind, opens=opens, closes=closes, valid_from=start, valid_until=until, written=written)
        )
    return made


special = st.dictionaries(days, spans.map(lambda s: SpecialRule(opens=s[0], closes=s[1], reason="理由")), max_size=6)


def by_hand(made: list[HoursRule], special_days: dict[date, SpecialRule]) -> list[tuple[datetime, datetime]]:
    """Write every opening of the ten years down, painting one rule over another, as one would on paper."""
    sheet: dict[date, tuple[time | None, time | None]] = {}
    kinds = {FIRST + timedelta(days=n): day_type_on(FIRST + timedelta(days=n)) for n in range((LAST - FIRST).days + 1)}
    for rule in sorted(made, key=lambda rule: (rule.valid_from, rule.written)):
        for day, kind in kinds.items():
            if kind == rule.day_type and day >= rule.valid_from and day <= (rule.valid_until or LAST):
                sheet[day] = (rule.opens, rule.closes)
    sheet.update({day: (rule.opens, rule.closes) for day, rule in special_days.items()})
    return sorted(
        (datetime.combine(day, opens, TOKYO), datetime.combine(day, closes, TOKYO))
        for day, (opens, closes) in sheet.items()
        if opens is not None and closes is not None
    )


@settings(max_examples=25, deadline=None)
@given(
    made=rules(),
    special_days=special,
    moments=st.lists(naive, min_size=5, max_size=5),
)
def test_the_state_is_the_one_written_down_by_hand(
    made: list[HoursRule], special_days: dict[date, SpecialRule], moments: list[datetime]
) -> None:
    calendar = OpeningCalendar(rules=tuple(made), special_days=special_days)
    openings = by_hand(made, special_days)
    for moment in moments:
        at = moment.replace(tzinfo=TOKYO)
        now = next(((begins, ends) for begins, ends in openings if begins <= at < ends), None)
        later = next((begins for begins, _ends in openings if begins > at), None)
        state = opening_state(calendar, at=at)
        assert state.is_open == (now is not None)
        assert state.until == (now[1] if now else None)
        if later is not None and (later - at) < timedelta(days=366):
            assert state.next_opening == later
        else:
            assert state.next_opening is None or state.next_opening == later

"""The engine: which day is what, and when the centre is open."""

from datetime import date, datetime, timedelta

import pytest

from mannaka_kit.clock import TOKYO
from tenants.hours.calendar_rules import (
    HoursRule,
    OpeningCalendar,
    SpecialRule,
    day_type_on,
    is_business_day,
    opening_on,
)
from tenants.hours.day_types import DayType
from tenants.hours.national_holidays import HolidayList
from tenants.hours.opening_states import opening_state
from tenants.hours.spans import Span, Spans

# From the Cabinet Office's list for 2026.
HOLIDAYS_2026 = {
    (1, 1), (1, 12), (2, 11), (2, 23), (3, 20), (4, 29), (5, 3), (5, 4), (5, 5), (5, 6), (7, 20), (8, 11),
    (9, 21), (9, 22), (9, 23), (10, 12), (11, 3), (11, 23),
}  # fmt: skip
YEAR_END = {(12, 29), (12, 30), (12, 31), (1, 1), (1, 2), (1, 3)}
EPOCH = date(2000, 1, 1)


def spans(text: str) -> Spans:
    """Return the spans of `9:00-12:00 13:00-15:00`."""

    def minute(clock: str) -> int:
        hour, _colon, rest = clock.partition(":")
        return int(hour) * 60 + int(rest)

    return tuple(Span(*(minute(clock) for clock in part.split("-"))) for part in text.split())


def standard(**special: SpecialRule) -> OpeningCalendar:
    long, short = spans("8:30-17:15"), spans("9:00-15:00")
    known = {DayType.WEEKDAY: long, DayType.WEEKEND: short, DayType.HOLIDAY: short, DayType.YEAR_END: short}
    rules = tuple(HoursRule(day_type=kind, spans=open_spans, valid_from=EPOCH) for kind, open_spans in known.items())
    return OpeningCalendar(
        rules=rules, special_days={(date.fromisoformat(day), ""): rule for day, rule in special.items()}
    )


def tokyo(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=TOKYO)


def test_every_day_of_2026_has_the_kind_that_the_official_list_gives_it() -> None:
    for offset in range(365):
        day = date(2026, 1, 1) + timedelta(days=offset)
        key = (day.month, day.day)
        if key in YEAR_END:
            expected = DayType.YEAR_END
        elif key in HOLIDAYS_2026:
            named = {(5, 6): DayType.SUBSTITUTE, (9, 22): DayType.CITIZENS}
            expected = named.get(key, DayType.HOLIDAY)
        else:
            expected = DayType.WEEKEND if day.isoweekday() in {6, 7} else DayType.WEEKDAY
        assert day_type_on(day) is expected, day


@pytest.mark.parametrize(
    ("day", "kind", "name"),
    [
        (date(2026, 5, 6), DayType.SUBSTITUTE, "振替休日"),
        (date(2026, 9, 22), DayType.CITIZENS, "国民の休日"),
        (date(2026, 2, 11), DayType.HOLIDAY, "建国記念の日"),
    ],
)
def test_a_holiday_tells_the_public_its_name_and_is_open_like_any_other(day: date, kind: DayType, name: str) -> None:
    opening = opening_on(standard(), day)
    assert (opening.day_type, opening.reason) == (kind, name)
    assert opening.spans == spans("9:00-15:00")


def test_new_years_day_is_a_year_end_day_although_it_is_a_holiday() -> None:
    assert opening_on(standard(), date(2026, 1, 1)).day_type is DayType.YEAR_END


def test_a_special_day_beats_even_new_year() -> None:
    calendar = standard(**{"2026-01-01": SpecialRule(spans=(), reason="停電のため")})
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
        day_type=DayType.WEEKDAY, spans=spans("8:00-12:00"),
        valid_from=date(2026, 7, 1), valid_until=date(2026, 8, 31),
    )  # fmt: skip
    calendar = OpeningCalendar(rules=(*standard().rules, summer))
    opens = [str(opening_on(calendar, date(2026, *day)).spans[0]) for day in ((6, 30), (7, 1), (8, 31), (9, 1))]
    assert opens == ["8:30〜17:15", "8:00〜12:00", "8:00〜12:00", "8:30〜17:15"]


def test_of_two_changes_from_the_same_day_the_later_written_holds() -> None:
    early, late = (
        HoursRule(day_type=DayType.WEEKDAY, spans=spans(f"{hour}:00-12:00"), valid_from=EPOCH, written=hour)
        for hour in (7, 8)
    )
    for rules in ((early, late), (late, early)):
        assert opening_on(OpeningCalendar(rules=rules), date(2026, 1, 15)).spans == spans("8:00-12:00")


def test_without_any_rule_the_centre_is_closed_and_names_no_next_opening() -> None:
    state = opening_state(OpeningCalendar(rules=()), at=tokyo("2026-01-15T10:00"))
    assert (state.is_open, state.next_opening) == (False, None)


def test_an_open_sunday_and_special_hours_change_no_business_day_but_a_closure_does() -> None:
    calendar = standard(
        **{
            "2026-01-18": SpecialRule(spans=spans("9:00-12:00"), reason="相談会"),
            "2026-01-19": SpecialRule(spans=spans("10:00-12:00"), reason="点検"),
            "2026-01-20": SpecialRule(spans=(), reason="閉庁"),
        }
    )
    days = [is_business_day(calendar, date(2026, 1, day)) for day in (16, 17, 18, 19, 20, 21)]
    assert days == [True, False, False, True, False, True]


def test_a_lunch_break_closes_the_door_and_names_the_afternoon() -> None:
    calendar = standard(**{"2026-01-15": SpecialRule(spans=spans("9:00-12:00 13:00-17:00"), reason="点検")})
    morning, noon = (opening_state(calendar, at=tokyo(f"2026-01-15T{clock}")) for clock in ("11:59", "12:00"))
    assert (morning.until, morning.next_opening) == (tokyo("2026-01-15T12:00"), tokyo("2026-01-15T13:00"))
    assert (noon.is_open, noon.next_opening) == (False, tokyo("2026-01-15T13:00"))


def test_nights_that_meet_at_midnight_are_one_stretch_and_round_the_clock_has_no_end() -> None:
    night = standard(
        **{
            "2026-01-15": SpecialRule(spans=spans("20:00-24:00"), reason="夜間相談"),
            "2026-01-16": SpecialRule(spans=spans("0:00-2:00 9:00-12:00"), reason="夜間相談"),
        }
    )
    state = opening_state(night, at=tokyo("2026-01-15T23:59"))
    assert (state.until, state.next_opening) == (tokyo("2026-01-16T02:00"), tokyo("2026-01-16T09:00"))
    kinds = (DayType.WEEKDAY, DayType.WEEKEND, DayType.HOLIDAY, DayType.YEAR_END)
    always = tuple(HoursRule(day_type=kind, spans=spans("0:00-24:00"), valid_from=EPOCH, way="web") for kind in kinds)
    state = opening_state(OpeningCalendar(rules=always), at=tokyo("2026-01-15T03:00"), way="web")
    assert (state.is_open, state.until, state.next_opening) == (True, None, None)


def test_a_way_follows_the_centre_until_it_has_hours_of_its_own_and_again_when_it_says_so() -> None:
    own = HoursRule(way="telephone", day_type=DayType.WEEKDAY, spans=spans("8:30-20:00"), valid_from=date(2026, 4, 1))
    again = HoursRule(way="telephone", day_type=DayType.WEEKDAY, spans=None, valid_from=date(2026, 10, 1))
    calendar = OpeningCalendar(rules=(*standard().rules, own, again))
    shown = [str(opening_on(calendar, date(2026, *day), "telephone").spans[0]) for day in ((3, 31), (4, 1), (10, 1))]
    assert shown == ["8:30〜17:15", "8:30〜20:00", "8:30〜17:15"]
    assert opening_on(calendar, date(2026, 4, 4), "telephone").spans == spans("9:00-15:00")
    assert opening_on(calendar, date(2026, 4, 1), "counter").spans == spans("8:30-17:15")


def test_a_closure_for_all_closes_every_way_but_the_one_with_an_exception_of_its_own() -> None:
    day = date(2026, 1, 15)
    special = {
        (day, ""): SpecialRule(spans=(), reason="停電"),
        (day, "telephone"): SpecialRule(spans=spans("9:00-12:00"), reason="停電の間も電話で"),
    }
    calendar = OpeningCalendar(rules=standard().rules, special_days=special)
    shown = [opening_on(calendar, day, way).reason for way in ("", "counter", "telephone")]
    assert shown == ["停電", "停電", "停電の間も電話で"]
    assert opening_on(calendar, day, "telephone").is_open


def test_substitute_holidays_may_have_hours_of_their_own() -> None:
    own = HoursRule(day_type=DayType.SUBSTITUTE, spans=(), valid_from=EPOCH)
    calendar = OpeningCalendar(rules=(*standard().rules, own))
    assert not opening_on(calendar, date(2026, 5, 6)).is_open
    assert opening_on(calendar, date(2026, 9, 22)).is_open


def test_a_citys_year_end_is_its_own() -> None:
    calendar = OpeningCalendar(rules=standard().rules, year_end=(1228, 104))
    kinds = [day_type_on(date(2026, *day), calendar) for day in ((12, 27), (12, 28), (1, 4), (1, 5))]
    assert kinds == [DayType.WEEKEND, DayType.YEAR_END, DayType.YEAR_END, DayType.WEEKDAY]


def test_a_listed_year_is_taken_from_the_list_alone_and_other_years_from_the_law() -> None:
    listed = HolidayList.of({date(2026, 1, 1): "元日", date(2026, 6, 10): "新しい祝日"})
    calendar = OpeningCalendar(rules=standard().rules, holidays=listed)
    days = (date(2026, 6, 10), date(2026, 2, 11), date(2027, 2, 11))
    assert [day_type_on(day, calendar) for day in days] == [DayType.HOLIDAY, DayType.WEEKDAY, DayType.HOLIDAY]
    assert opening_on(calendar, days[0]).reason == "新しい祝日"
    assert not is_business_day(calendar, days[0])

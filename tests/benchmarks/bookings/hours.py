"""How often the engine of the opening hours differs from a calendar painted by hand, minute by minute, in ten years."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta
from random import Random
from typing import Final

import jpholiday

from mannaka_kit.clock import TOKYO
from tenants.hours.calendar_rules import HoursRule, OpeningCalendar, SpecialRule, day_type_on, opening_on
from tenants.hours.day_types import REGULAR_DAY_TYPES
from tenants.hours.national_holidays import holiday_name
from tenants.hours.opening_states import opening_state
from tenants.hours.spans import Span, Spans, joined
from tests.benchmarks.report import Samples
from tests.tenants.hours.brute_force import DAY, FIRST, LAST, Sheet, kind_by_hand, paint

ROUNDS: Final = 5
_WAYS: Final = ("", "counter", "telephone", "online")
_TEN_YEARS: Final = tuple(FIRST + timedelta(days=number) for number in range((LAST - FIRST).days + 1))
_LOOK_AHEAD: Final = timedelta(days=366)
_RULES, _SPECIAL_DAYS, _MOMENTS = 24, 40, 400
Special = Mapping[tuple[date, str], SpecialRule]


def measure_hours(measured: Mapping[str, Samples]) -> None:
    """Count the differences on `hours_bruteforce`: each round another invented city, every way, ten years."""
    samples = measured["hours_bruteforce"]
    samples.ours = [float(sum(_differences(Random(seed)))) for seed in range(ROUNDS)]  # noqa: S311 - the same cities each time
    samples.n = ROUNDS * len(_WAYS) * len(_TEN_YEARS)


def _differences(rng: Random) -> Iterator[int]:
    yield sum(bool(holiday_name(day)) != bool(jpholiday.is_holiday(day)) for day in _TEN_YEARS)
    yield sum(day_type_on(day).value != kind_by_hand(day) for day in _TEN_YEARS)
    rules = [_rule(rng, written) for written in range(_RULES)]
    special = {
        (rng.choice(_TEN_YEARS), rng.choice(_WAYS)): SpecialRule(spans=_spans(rng), reason="理由")
        for _number in range(_SPECIAL_DAYS)
    }
    calendar = OpeningCalendar(rules=tuple(rules), special_days=special)
    for way in _WAYS:
        sheet = paint(rules, special, way=way, days=_TEN_YEARS)
        yield sum(_painted(calendar, day, way) != bytes(sheet.open_minutes.get(day, DAY)) for day in _TEN_YEARS)
        yield sum(_is_told_otherwise(calendar, sheet, way, _moment(rng)) for _number in range(_MOMENTS // len(_WAYS)))


def _painted(calendar: OpeningCalendar, day: date, way: str) -> bytes:
    row = bytearray(DAY)
    for span in opening_on(calendar, day, way).spans:
        row[span.begins : span.ends] = b"\x01" * (span.ends - span.begins)
    return bytes(row)


def _is_told_otherwise(calendar: OpeningCalendar, sheet: Sheet, way: str, at: datetime) -> bool:
    state = opening_state(calendar, at=at, way=way)
    last = at.date() + _LOOK_AHEAD
    is_open = sheet.is_open(at)
    closes = sheet.first(at, is_open=False, days=_LOOK_AHEAD.days)
    later = closes if is_open else at
    opens = sheet.first(later, is_open=True, days=(last - later.date()).days) if later else None
    return (state.is_open, state.until, state.next_opening) != (is_open, closes if is_open else None, opens)


def _rule(rng: Random, written: int) -> HoursRule:
    start = rng.choice(_TEN_YEARS)
    return HoursRule(
        way=rng.choice(_WAYS),
        day_type=rng.choice(REGULAR_DAY_TYPES),
        spans=None if rng.random() < 0.15 else _spans(rng),
        valid_from=start,
        valid_until=None if rng.random() < 0.5 else start + timedelta(days=rng.randrange(900)),
        written=written,
    )


def _spans(rng: Random) -> Spans:
    minutes = sorted(rng.sample(range(DAY + 1), 2 * rng.randrange(4)))
    return joined(Span(*pair) for pair in zip(minutes[::2], minutes[1::2], strict=True))


def _moment(rng: Random) -> datetime:
    day = rng.choice(_TEN_YEARS[: -(_LOOK_AHEAD.days + 1)])
    return datetime(day.year, day.month, day.day, rng.randrange(24), rng.randrange(60), tzinfo=TOKYO)

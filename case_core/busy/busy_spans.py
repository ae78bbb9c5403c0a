"""From the parts of a calendar to the spans in which somebody is busy: joined, bounded, without anything else."""

import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, tzinfo
from typing import Final, TypeAlias

from case_core.busy.errors import NotReadError
from case_core.busy.ics_lines import Part, Value, read_parts
from case_core.busy.ics_times import UnreadableError, Zones, is_day, length, naive, zone_of, zones_of
from case_core.busy.repeating import starts_of
from case_core.busy.states import Failure

Span: TypeAlias = tuple[datetime, datetime]
DAYS_AHEAD: Final = 181
MOST_SPANS: Final = 5_000
_MOST_STARTS: Final = 200_000
_A_DAY: Final = timedelta(days=1)
# What repeats itself and lasts longer is nobody's meeting; so much of the past is looked at.
_LONGEST: Final = timedelta(days=31)
# Rules that come to nothing take their time, too.
_SECONDS: Final = 8.0


@dataclass(frozen=True, slots=True, kw_only=True)
class BusySpans:
    """When somebody is busy, and how many entries could not be made out."""

    spans: tuple[Span, ...]
    unread: int


def read_spans(content: bytes, *, at: datetime) -> BusySpans:
    """
    Return when somebody is busy from now on, as far ahead as anything can be booked.

    :raises NotReadError: it is no calendar, or there is too much in it.
    """
    parts = read_parts(content)
    zones, window = zones_of(parts), (at - _A_DAY, at + timedelta(days=DAYS_AHEAD))
    moved = _moved(parts)
    found: list[Span] = []
    unread = starts = 0
    deadline = time.monotonic() + _SECONDS
    for part in parts:
        try:
            spans = list(_spans_of(part, zones, window, moved))
        except (UnreadableError, OverflowError):
            unread += 1
            spans = []
        starts += len(spans)
        if starts > _MOST_STARTS or time.monotonic() > deadline:
            raise NotReadError(Failure.MANY, field="file")
        found += [span for span in spans if span[0] < window[1] and span[1] > window[0]]
    joined = tuple(join(found))
    if len(joined) > MOST_SPANS:
        raise NotReadError(Failure.MANY, field="file")
    return BusySpans(spans=joined, unread=unread)


def join(spans: Iterable[Span]) -> Iterator[Span]:
    """Return the same time in as few spans as it takes, in order."""
    current: Span | None = None
    for begins, ends in sorted(spans):
        if current is None or begins > current[1]:
            if current is not None:
                yield current
            current = (begins, ends)
        else:
            current = (current[0], max(current[1], ends))
    if current is not None:
        yield current


def _moved(parts: Sequence[Part]) -> dict[str, set[str]]:
    """Return, by entry, which of its times stand in the file by themselves."""
    found: dict[str, set[str]] = {}
    for part in parts:
        instead_of = part.one("RECURRENCE-ID")
        if part.kind == "VEVENT" and instead_of is not None:
            found.setdefault(part.text("UID"), set()).add(instead_of.text)
    return found


def _spans_of(part: Part, zones: Zones, window: Span, moved: dict[str, set[str]]) -> Iterator[Span]:
    if part.kind == "VFREEBUSY":
        for value in part.values.get("FREEBUSY", ()):
            if value.told.get("FBTYPE", "BUSY").upper() != "FREE":
                yield from (_period(text) for text in value.text.split(","))
    elif part.kind == "VEVENT" and _is_busy(part):
        yield from _times_of(part, zones, window, moved)


def _is_busy(part: Part) -> bool:
    is_free = part.text("TRANSP").upper() == "TRANSPARENT" or part.text("X-MICROSOFT-CDO-BUSYSTATUS").upper() == "FREE"
    return not is_free and part.text("STATUS").upper() != "CANCELLED"


def _times_of(part: Part, zones: Zones, window: Span, moved: dict[str, set[str]]) -> Iterator[Span]:
    first = part.one("DTSTART")
    if first is None:
        raise UnreadableError
    zone, begins = zone_of(first, zones), naive(first.text)
    lasts = _lasts(part, first, zones)
    if lasts <= timedelta():
        return
    for start in _starts(part, begins, zone, window, zones, moved):
        moment = start.replace(tzinfo=zone)
        yield moment.astimezone(UTC), (start + lasts).replace(tzinfo=zone).astimezone(UTC)


def _lasts(part: Part, first: Value, zones: Zones) -> timedelta:
    ends, lasts = part.one("DTEND"), part.text("DURATION")
    if ends is not None:
        # Both on the clocks of the beginning's zone.
        zone = zone_of(first, zones)
        last = naive(ends.text).replace(tzinfo=zone_of(ends, zones)).astimezone(zone).replace(tzinfo=None)
        return last - naive(first.text)
    if lasts:
        return length(lasts)
    return _A_DAY if is_day(first) else timedelta()


def _starts(
    part: Part, begins: datetime, zone: tzinfo, window: Span, zones: Zones, moved: dict[str, set[str]]
) -> Iterator[datetime]:
    rule = part.text("RRULE")
    since, until = ((each.astimezone(zone).replace(tzinfo=None)) for each in (window[0] - _LONGEST, window[1]))
    starts = starts_of(_in_zone(rule, zone), begins, since=since, until=until) if rule else [begins]
    starts += [_local(value, text, zone, zones) for value, text in _listed(part, "RDATE")]
    left_out = {_local(value, text, zone, zones) for value, text in _listed(part, "EXDATE")}
    instead = moved.get(part.text("UID"), set()) if part.one("RECURRENCE-ID") is None else set()
    for start in starts:
        is_moved = bool(instead & {f"{start:%Y%m%dT%H%M%S}", f"{start:%Y%m%d}", _in_utc(start, zone)})
        if start not in left_out and not is_moved:
            yield start


def _in_zone(rule: str, zone: tzinfo) -> str:
    """Write a rule's last moment, which stands in UTC, as clocks of the entry's zone show it."""
    parts = rule.split(";")
    for place, part in enumerate(parts):
        name, _equals, value = part.partition("=")
        if name.upper() == "UNTIL" and value.endswith("Z"):
            parts[place] = f"UNTIL={naive(value).replace(tzinfo=UTC).astimezone(zone):%Y%m%dT%H%M%S}"
    return ";".join(parts)


def _listed(part: Part, name: str) -> Iterator[tuple[Value, str]]:
    return ((value, text) for value in part.values.get(name, ()) for text in value.text.split(",") if text)


def _local(value: Value, text: str, zone: tzinfo, zones: Zones) -> datetime:
    own = zone_of(Value(text=text, told=value.told), zones)
    return (
        naive(text).replace(tzinfo=own if len(text) > len("20260114") else zone).astimezone(zone).replace(tzinfo=None)
    )


def _in_utc(start: datetime, zone: tzinfo) -> str:
    return f"{start.replace(tzinfo=zone).astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _period(text: str) -> Span:
    first, _slash, last = text.partition("/")
    begins = naive(first.strip()).replace(tzinfo=UTC)
    ends = begins + length(last) if last.upper().startswith(("P", "+P")) else naive(last.strip()).replace(tzinfo=UTC)
    if ends <= begins:
        raise UnreadableError
    return begins, ends

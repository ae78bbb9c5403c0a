"""From the entries of a calendar to the spans in which somebody is busy: joined, bounded, without anything else."""

import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Final, TypeAlias

from icalendar import Calendar, Component

from case_core.busy.errors import NotReadError
from case_core.busy.ics_file import meetings_of, read_calendar
from case_core.busy.repeating import moment_of, times_of
from case_core.busy.states import Failure

Span: TypeAlias = tuple[datetime, datetime]
DAYS_AHEAD: Final = 181
MOST_SPANS: Final = 5_000
_A_DAY: Final = timedelta(days=1)
# Rules that come to nothing take their time, too.
_SECONDS: Final = 8.0
# What the libraries raise at entries that nobody foresaw.
_BROKEN: Final = (ValueError, TypeError, KeyError, AttributeError, OverflowError)


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
    calendar, window = read_calendar(content), (at - _A_DAY, at + timedelta(days=DAYS_AHEAD))
    found, unread = list(_listed(calendar)), 0
    deadline = time.monotonic() + _SECONDS
    for meeting in meetings_of(calendar):
        try:
            found += _spans_of(meeting, window)
        except _BROKEN:
            unread += len(meeting)
        if time.monotonic() > deadline:
            raise NotReadError(Failure.MANY, field="file")
    joined = tuple(join(span for span in found if span[0] < window[1] and span[1] > window[0]))
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


def _spans_of(meeting: Sequence[Component], window: Span) -> list[Span]:
    times = times_of(meeting, since=window[0], until=window[1])
    return [span for entry in times if _is_busy(entry) and (span := _span_of(entry))[1] > span[0]]


def _is_busy(entry: Component) -> bool:
    is_free = "TRANSPARENT" in _told(entry, "TRANSP") or "FREE" in _told(entry, "X-MICROSOFT-CDO-BUSYSTATUS")
    return not is_free and "CANCELLED" not in _told(entry, "STATUS")


def _told(entry: Component, name: str) -> set[str]:
    return {str(entry.get(name, "")).upper()}


def _span_of(entry: Any) -> Span:
    told = entry["DTSTART"].params
    begins, ends = moment_of(entry.start, told), moment_of(entry.end, told)
    return begins.astimezone(UTC), ends.astimezone(UTC)


def _listed(calendar: Calendar) -> Iterator[Span]:
    """Return the spans of lists that say nothing but when somebody is busy."""
    for part in calendar.walk("VFREEBUSY"):
        told = part.get("FREEBUSY", [])
        for period in told if isinstance(told, list) else [told]:
            if str(period.params.get("FBTYPE", "BUSY")).upper() != "FREE":
                yield period.start.astimezone(UTC), period.end.astimezone(UTC)

"""Spans of a day: plain values in minutes, so that a day may end at 24:00."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final, Self

from mannaka_kit.clock import TOKYO

MIDNIGHT: Final = 24 * 60
MOST_SPANS: Final = 3


def clock_text(minute: int) -> str:
    """Write a minute of the day as on the centre's door: 「8:30」, 「24:00」."""
    return f"{minute // 60}:{minute % 60:02}"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Open from one minute of the day to before another (開いている時間帯); 1440 is the midnight that ends the day."""

    begins: int
    ends: int

    @classmethod
    def between(cls, opens: time, closes: time) -> Self:
        """Return the span between two times of day; a closing at 0:00 is the midnight that ends the day."""
        return cls(_minute(opens), _minute(closes) or MIDNIGHT)

    @property
    def opens(self) -> str:
        """Return the opening as it is written on the door."""
        return clock_text(self.begins)

    @property
    def closes(self) -> str:
        """Return the closing as it is written on the door."""
        return clock_text(self.ends)

    def on(self, day: date) -> tuple[datetime, datetime]:
        """Return the two moments of the span on a day, in the centre's time."""
        start = datetime.combine(day, time(), TOKYO)
        return start + timedelta(minutes=self.begins), start + timedelta(minutes=self.ends)

    def __str__(self) -> str:
        return f"{self.opens}〜{self.closes}"


Spans = tuple[Span, ...]


def joined(spans: Iterable[Span]) -> Spans:
    """Return the spans in order, those that touch as one."""
    whole: list[Span] = []
    for span in sorted(spans):
        if whole and whole[-1].ends == span.begins:
            whole[-1] = Span(whole[-1].begins, span.ends)
        else:
            whole.append(span)
    return tuple(whole)


def to_minutes(spans: Iterable[Span]) -> list[int]:
    """Return the spans as the database keeps them: opening, closing, opening, closing …"""
    return [minute for span in spans for minute in (span.begins, span.ends)]


def from_minutes(minutes: Sequence[int]) -> Spans:
    """Return the spans that the database keeps."""
    return tuple(Span(begins, ends) for begins, ends in zip(minutes[::2], minutes[1::2], strict=True))


def _minute(moment: time) -> int:
    return moment.hour * 60 + moment.minute

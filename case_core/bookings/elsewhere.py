"""When the people of the roster are busy elsewhere, day by day, as free times need it."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Final

from case_core.bookings.capacity import Span, minute_of, moment_of
from case_core.busy.selectors import busy_between
from mannaka_kit.clock import TOKYO, day_of

_ONE_DAY: Final = timedelta(days=1)
_WHOLE: Final = 24 * 60


def busy_elsewhere(first: date, last: date) -> Iterator[tuple[int, date, Span]]:
    """Return the parts of days in which somebody has no time, in one statement."""
    for counsellor_id, begins, ends in busy_between(moment_of(first, 0), moment_of(last + _ONE_DAY, 0)):
        on = max(day_of(begins), first)
        while on <= last and (span := _part_of(on, begins, ends)) is not None:
            yield counsellor_id, on, span
            on += _ONE_DAY


def _part_of(on: date, begins: datetime, ends: datetime) -> Span | None:
    """Return the minutes of a day within a span; a minute that is touched is taken."""
    opens, closes = datetime.combine(on, time(), TOKYO), datetime.combine(on + _ONE_DAY, time(), TOKYO)
    if ends <= opens or begins >= closes:
        return None
    last = minute_of(ends) + bool(ends.second or ends.microsecond)
    return (0 if begins <= opens else minute_of(begins), _WHOLE if ends >= closes else last)

"""The checks that every change of hours shares."""

from datetime import date, time

from tenants.hours.errors import BothTimesError, ClosesBeforeOpeningError, PastDayError


def require_span(opens: time | None, closes: time | None) -> None:
    """Go on with both times in order, or with neither.

    :raises BothTimesError: if one is missing.
    :raises ClosesBeforeOpeningError: if they are not in order.
    """
    if (opens is None) != (closes is None):
        raise BothTimesError(field="opens" if opens is None else "closes")
    if opens is not None and closes is not None and opens >= closes:
        raise ClosesBeforeOpeningError(field="closes")


def require_not_past(day: date, *, today: date, field: str) -> None:
    """Go on for today and later days.

    :raises PastDayError: if the day is over.
    """
    if day < today:
        raise PastDayError(field=field)

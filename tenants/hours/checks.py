"""The checks that every change of hours shares."""

from collections.abc import Iterable
from datetime import date
from itertools import pairwise

from tenants.hours.errors import (
    ClosesBeforeOpeningError,
    OverlappingSpansError,
    PastDayError,
    TooManySpansError,
    UnknownWayError,
)
from tenants.hours.models import Way
from tenants.hours.spans import MIDNIGHT, MOST_SPANS, Span, Spans, joined


def require_spans(spans: Iterable[Span], *, field: str = "spans") -> Spans:
    """Return the spans in order, none meeting another; none at all is a closed day.

    :raises ClosesBeforeOpeningError: if one closes before it opens.
    :raises OverlappingSpansError: if two share a minute.
    :raises TooManySpansError: if there are more than a day has room for.
    """
    ordered = sorted(spans)
    for span in ordered:
        if not 0 <= span.begins < span.ends <= MIDNIGHT:
            raise ClosesBeforeOpeningError(field=field)
    if any(first.ends > second.begins for first, second in pairwise(ordered)):
        raise OverlappingSpansError(field=field)
    whole = joined(ordered)
    if len(whole) > MOST_SPANS:
        raise TooManySpansError(field=field)
    return whole


def require_not_past(day: date, *, today: date, field: str) -> None:
    """Go on for today and later days.

    :raises PastDayError: if the day is over.
    """
    if day < today:
        raise PastDayError(field=field)


def require_way(way_id: int | None) -> Way | None:
    """Return the way that is meant; None is the centre as a whole.

    :raises UnknownWayError: if the city has no such way.
    """
    if way_id is None:
        return None
    way = Way.objects.filter(pk=way_id).first()
    if way is None:
        raise UnknownWayError(field="way_id")
    return way

"""Give a day hours of its own, or close it."""

from datetime import date, datetime, timedelta
from typing import Final

from django.db import IntegrityError, transaction

from mannaka_kit import audit, clock
from mannaka_kit.decisions import require
from mannaka_kit.outbox import events
from tenants.accounts.policies import Acting, can_administer
from tenants.hours.checks import require_not_past, require_spans, require_way
from tenants.hours.errors import EndsBeforeItBeginsError, MissingReasonError, TakenDayError, TooLongError
from tenants.hours.events import OpeningHoursChanged
from tenants.hours.models import SpecialDay
from tenants.hours.spans import Spans, to_minutes

_MOST_DAYS: Final = 31


@transaction.atomic
def add_special_day(
    *,
    actor: Acting,
    on: date,
    spans: Spans,
    reason: str,
    at: datetime,
    last: date | None = None,
    way_id: int | None = None,
) -> list[SpecialDay]:
    """Make a day, or each day up to the last, special: other hours, or closed where no spans are given.

    :raises NotAllowedError: if the actor is no administrator.
    :raises UnknownWayError: if the city has no such way.
    :raises ClosesBeforeOpeningError: if a span closes before it opens.
    :raises OverlappingSpansError: if two spans share a minute.
    :raises TooManySpansError: if there are more than a day has room for.
    :raises PastDayError: if the first day is over.
    :raises EndsBeforeItBeginsError: if the last day lies before the first.
    :raises TooLongError: if it is not days but a season.
    :raises MissingReasonError: if the public would read no reason.
    :raises TakenDayError: if one of the days is special already.
    """
    require(can_administer(actor))
    way = require_way(way_id)
    minutes = to_minutes(require_spans(spans))
    require_not_past(on, today=at.astimezone(clock.TOKYO).date(), field="on")
    if not reason.strip():
        raise MissingReasonError(field="reason")
    rows = [SpecialDay(way=way, on=day, spans=minutes, reason=reason.strip()) for day in _days(on, last or on)]
    for row in rows:
        _insert(row)
        _record(row, actor=actor, at=at)
    events.record(OpeningHoursChanged())
    return rows


def _days(first: date, last: date) -> list[date]:
    if last < first:
        raise EndsBeforeItBeginsError(field="last")
    if (last - first).days >= _MOST_DAYS:
        raise TooLongError(field="last")
    return [first + timedelta(days=offset) for offset in range((last - first).days + 1)]


def _insert(day: SpecialDay) -> None:
    try:
        with transaction.atomic():
            day.save(force_insert=True)
    except IntegrityError as error:
        raise TakenDayError(field="on") from error


def _record(day: SpecialDay, *, actor: Acting, at: datetime) -> None:
    way = day.way.code if day.way else None
    details: dict[str, str | bool | None] = {"on": day.on.isoformat(), "is_closure": not day.spans, "way": way}
    audit.record("hours.special_day_added", actor=actor, target=day, at=at, details=details)

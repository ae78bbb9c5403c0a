"""Change the hours of one kind of day from a date on."""

from datetime import date, datetime

from django.db import transaction

from mannaka_kit import audit, clock
from mannaka_kit.decisions import require
from mannaka_kit.outbox import events
from tenants.accounts.policies import Acting, can_administer
from tenants.hours.checks import require_not_past, require_spans, require_way
from tenants.hours.day_types import LIKE, REGULAR_DAY_TYPES, DayType
from tenants.hours.errors import EndsBeforeItBeginsError, NothingToFollowError, UnknownDayTypeError
from tenants.hours.events import OpeningHoursChanged
from tenants.hours.models import RegularHours
from tenants.hours.spans import Spans, to_minutes


@transaction.atomic
def change_hours(
    *,
    actor: Acting,
    day_type: DayType,
    spans: Spans | None,
    valid_from: date,
    at: datetime,
    valid_until: date | None = None,
    way_id: int | None = None,
) -> RegularHours:
    """
    Set the hours of a kind of day from a date on; with a last day, the hours before it come back afterwards.

    No spans close it; None lets the way follow the centre, and a kind of holiday the holidays.

    :raises NotAllowedError: if the actor is no administrator.
    :raises UnknownDayTypeError: if special days are meant.
    :raises UnknownWayError: if the city has no such way.
    :raises NothingToFollowError: if the centre itself is to follow.
    :raises ClosesBeforeOpeningError: if a span closes before it opens.
    :raises OverlappingSpansError: if two spans share a minute.
    :raises TooManySpansError: if there are more than a day has room for.
    :raises PastDayError: if the first day is over.
    :raises EndsBeforeItBeginsError: if the last day lies before the first.
    """
    require(can_administer(actor))
    if day_type not in REGULAR_DAY_TYPES:
        raise UnknownDayTypeError(field="day_type")
    way = require_way(way_id)
    if spans is None and way is None and day_type not in LIKE:
        raise NothingToFollowError(field="spans")
    minutes = None if spans is None else to_minutes(require_spans(spans))
    require_not_past(valid_from, today=at.astimezone(clock.TOKYO).date(), field="valid_from")
    if valid_until is not None and valid_until < valid_from:
        raise EndsBeforeItBeginsError(field="valid_until")
    row = RegularHours(way=way, day_type=day_type, spans=minutes, valid_from=valid_from, valid_until=valid_until)
    _write(row)
    audit.record("hours.changed", actor=actor, target=row, at=at, details=_details(row))
    events.record(OpeningHoursChanged())
    return row


def _write(row: RegularHours) -> None:
    """Take the place of a row for the same span of days; the new row comes last, and so holds."""
    same = RegularHours.objects.filter(day_type=row.day_type, valid_from=row.valid_from)
    same = same.filter(way=row.way) if row.way else same.filter(way__isnull=True)
    same = same.filter(valid_until=row.valid_until) if row.valid_until else same.filter(valid_until__isnull=True)
    same.delete()
    row.save(force_insert=True)


def _details(row: RegularHours) -> dict[str, str | list[int] | None]:
    return {
        "way": row.way.code if row.way else None,
        "day_type": str(row.day_type),
        "minutes": row.spans,
        "valid_from": row.valid_from.isoformat(),
        "valid_until": row.valid_until.isoformat() if row.valid_until else None,
    }

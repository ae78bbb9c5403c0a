"""Change the hours of one kind of day from a date on."""

from datetime import date, datetime, time

from django.db import transaction

from mannaka_kit import audit, clock
from mannaka_kit.decisions import require
from mannaka_kit.outbox import events
from tenants.accounts.policies import Acting, can_administer
from tenants.hours.day_types import REGULAR_DAY_TYPES, DayType
from tenants.hours.errors import EndsBeforeItBeginsError, UnknownDayTypeError
from tenants.hours.events import OpeningHoursChanged
from tenants.hours.models import RegularHours
from tenants.hours.time_spans import require_not_past, require_span


@transaction.atomic
def change_hours(
    *,
    actor: Acting,
    day_type: DayType,
    opens: time | None,
    closes: time | None,
    valid_from: date,
    at: datetime,
    valid_until: date | None = None,
) -> RegularHours:
    """Set the hours of a kind of day from a date on; with a last day, the hours before it come back afterwards.

    :raises NotAllowedError: if the actor is no administrator.
    :raises UnknownDayTypeError: if special days are meant.
    :raises BothTimesError: if only one time is given.
    :raises ClosesBeforeOpeningError: if the times are not in order.
    :raises PastDayError: if the first day is over.
    :raises EndsBeforeItBeginsError: if the last day lies before the first.
    """
    require(can_administer(actor))
    if day_type not in REGULAR_DAY_TYPES:
        raise UnknownDayTypeError(field="day_type")
    require_span(opens, closes)
    require_not_past(valid_from, today=at.astimezone(clock.TOKYO).date(), field="valid_from")
    if valid_until is not None and valid_until < valid_from:
        raise EndsBeforeItBeginsError(field="valid_until")
    row = RegularHours(day_type=day_type, opens=opens, closes=closes, valid_from=valid_from, valid_until=valid_until)
    _write(row)
    audit.record("hours.changed", actor=actor, target=row, at=at, details=_details(row))
    events.record(OpeningHoursChanged())
    return row


def _write(row: RegularHours) -> None:
    """Take the place of a row for the same span; the new row comes last, and so holds."""
    same = RegularHours.objects.filter(day_type=row.day_type, valid_from=row.valid_from)
    same = same.filter(valid_until=row.valid_until) if row.valid_until else same.filter(valid_until__isnull=True)
    same.delete()
    row.save(force_insert=True)


def _details(row: RegularHours) -> dict[str, str | None]:
    moments = {"opens": row.opens, "closes": row.closes, "valid_from": row.valid_from, "valid_until": row.valid_until}
    return {
        "day_type": str(row.day_type),
        **{name: value.isoformat() if value else None for name, value in moments.items()},
    }

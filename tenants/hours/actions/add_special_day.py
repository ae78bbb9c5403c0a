"""Give a day hours of its own, or close it."""

from datetime import date, datetime, time

from django.db import IntegrityError, transaction

from mannaka_kit import audit, clock
from mannaka_kit.decisions import require
from mannaka_kit.outbox import events
from tenants.accounts.policies import Acting, can_administer
from tenants.hours.errors import MissingReasonError, TakenDayError
from tenants.hours.events import OpeningHoursChanged
from tenants.hours.models import SpecialDay
from tenants.hours.time_spans import require_not_past, require_span


@transaction.atomic
def add_special_day(
    *, actor: Acting, on: date, opens: time | None, closes: time | None, reason: str, at: datetime
) -> SpecialDay:
    """Make a day special: other hours, or closed where no times are given.

    :raises NotAllowedError: if the actor is no administrator.
    :raises BothTimesError: if only one time is given.
    :raises ClosesBeforeOpeningError: if the times are not in order.
    :raises PastDayError: if the day is over.
    :raises MissingReasonError: if the public would read no reason.
    :raises TakenDayError: if the day is special already.
    """
    require(can_administer(actor))
    require_span(opens, closes)
    require_not_past(on, today=at.astimezone(clock.TOKYO).date(), field="on")
    if not reason.strip():
        raise MissingReasonError(field="reason")
    day = _insert(SpecialDay(on=on, opens=opens, closes=closes, reason=reason.strip()))
    audit.record(
        "hours.special_day_added",
        actor=actor,
        target=day,
        at=at,
        details={"on": on.isoformat(), "is_closure": opens is None},
    )
    events.record(OpeningHoursChanged())
    return day


def _insert(day: SpecialDay) -> SpecialDay:
    try:
        with transaction.atomic():
            day.save(force_insert=True)
    except IntegrityError as error:
        raise TakenDayError(field="on") from error
    return day

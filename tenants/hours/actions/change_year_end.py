"""Settle from which to which day the city's year-end lasts."""

from datetime import date, datetime

from django.db import transaction

from mannaka_kit import audit
from mannaka_kit.decisions import require
from mannaka_kit.outbox import events
from tenants.accounts.policies import Acting, can_administer
from tenants.hours.errors import YearEndError
from tenants.hours.events import OpeningHoursChanged
from tenants.hours.models import YearEnd

_THE_ONE = 1
_A_LEAP_YEAR = 2024
_DECEMBER, _JANUARY = 12, 1


@transaction.atomic
def change_year_end(
    *, actor: Acting, first_month: int, first_day: int, last_month: int, last_day: int, at: datetime
) -> YearEnd:
    """Let year-end last from a day in December to a day in January, every year.

    :raises NotAllowedError: if the actor is no administrator.
    :raises YearEndError: if it is not from December to January.
    """
    require(can_administer(actor))
    first = _month_and_day(first_month, first_day, month=_DECEMBER, field="first_day")
    last = _month_and_day(last_month, last_day, month=_JANUARY, field="last_day")
    settled, _made = YearEnd.objects.update_or_create(pk=_THE_ONE, defaults={"first_day": first, "last_day": last})
    audit.record("hours.year_end_changed", actor=actor, target=settled, at=at, details={"first": first, "last": last})
    events.record(OpeningHoursChanged())
    return settled


def _month_and_day(given: int, day: int, *, month: int, field: str) -> int:
    try:
        real = date(_A_LEAP_YEAR, given, day)
    except ValueError as error:
        raise YearEndError(field=field) from error
    if real.month != month:
        raise YearEndError(field=field)
    return real.month * 100 + real.day

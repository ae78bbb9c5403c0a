"""Reads of the opening hours; they hang on the front door, so there is no viewer."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

from django.db.models import QuerySet

from mannaka_kit.clock import TOKYO
from mannaka_kit.decisions import require
from tenants.accounts.actor import Actor
from tenants.accounts.policies import can_administer
from tenants.hours import calendar_rules
from tenants.hours.calendar_rules import HoursRule, Opening, OpeningCalendar, OpeningState, SpecialRule
from tenants.hours.day_types import REGULAR_DAY_TYPES, DayType
from tenants.hours.models import RegularHours, SpecialDay

_LOOK_AHEAD = timedelta(days=366)


def opening_on(on: date) -> Opening:
    """Return the hours of a day, in two statements."""
    return calendar_rules.opening_on(calendar_between(on, on), on)


def opening_state(*, at: datetime) -> OpeningState:
    """Return whether the centre is open at a moment, until when, and when it opens next, in two statements."""
    day = at.astimezone(TOKYO).date()
    return calendar_rules.opening_state(calendar_between(day, day + _LOOK_AHEAD), at=at)


def openings_between(first: date, last: date) -> list[tuple[date, Opening]]:
    """Return the hours of each day from the first to the last, in two statements."""
    calendar = calendar_between(first, last)
    days = [first + timedelta(days=offset) for offset in range((last - first).days + 1)]
    return [(day, calendar_rules.opening_on(calendar, day)) for day in days]


def is_business_day(on: date) -> bool:
    """Tell whether the sections work on a day, for deadlines; in one statement."""
    return business_days_between(on, on)(on)


def business_days_between(first: date, last: date) -> Callable[[date], bool]:
    """Return `is_business_day` for many days at once (`mannaka_kit.calendars` takes it); one statement now, none later.

    The function returned raises ValueError for a day outside the span, whose closures it does not know.
    """
    calendar = OpeningCalendar(rules=(), special_days=_special_days(first, last))

    def is_open(on: date) -> bool:
        if not first <= on <= last:
            raise ValueError("the day lies outside the span that was read")
        return calendar_rules.is_business_day(calendar, on)

    return is_open


def calendar_between(first: date, last: date) -> OpeningCalendar:
    """Return all that decides the hours of these days, in two statements."""
    rows = RegularHours.objects.filter(valid_from__lte=last).exclude(valid_until__lt=first)
    return OpeningCalendar(
        rules=tuple(_rule(row) for row in rows),
        special_days=_special_days(first, last),
    )


def _rule(row: RegularHours) -> HoursRule:
    return HoursRule(
        day_type=DayType(row.day_type),
        opens=row.opens,
        closes=row.closes,
        valid_from=row.valid_from,
        valid_until=row.valid_until,
        written=row.pk,
    )


def _special_days(first: date, last: date) -> dict[date, SpecialRule]:
    rows = SpecialDay.objects.filter(on__range=(first, last))
    return {row.on: SpecialRule(opens=row.opens, closes=row.closes, reason=row.reason) for row in rows}


def planned_changes_for(viewer: Actor, *, on: date) -> QuerySet[RegularHours]:
    """Return the changes of regular hours that begin after the day, soonest first.

    :raises NotAllowedError: if the viewer is no administrator.
    """
    require(can_administer(viewer))
    return RegularHours.objects.filter(valid_from__gt=on).order_by("valid_from", "pk")


def special_days_for(viewer: Actor, *, on: date) -> QuerySet[SpecialDay]:
    """Return the special days from the day on, soonest first.

    :raises NotAllowedError: if the viewer is no administrator.
    """
    require(can_administer(viewer))
    return SpecialDay.objects.filter(on__gte=on).order_by("on")


def change_for(viewer: Actor, change_id: int) -> RegularHours | None:
    """Return one change of regular hours, or None.

    :raises NotAllowedError: if the viewer is no administrator.
    """
    require(can_administer(viewer))
    return RegularHours.objects.filter(pk=change_id).first()


def special_day_for(viewer: Actor, day_id: int) -> SpecialDay | None:
    """Return one special day, or None.

    :raises NotAllowedError: if the viewer is no administrator.
    """
    require(can_administer(viewer))
    return SpecialDay.objects.filter(pk=day_id).first()


def regular_hours_on(calendar: OpeningCalendar, on: date) -> list[tuple[DayType, HoursRule | None]]:
    """Return the rule of each kind of day that holds on a day, from a calendar that has been read."""
    return [(day_type, calendar_rules.rule_for(calendar, day_type, on)) for day_type in REGULAR_DAY_TYPES]

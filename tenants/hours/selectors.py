"""Reads of the opening hours; they hang on the front door, so there is no viewer."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

from django.db.models import QuerySet

from mannaka_kit.clock import day_of
from mannaka_kit.decisions import require
from tenants.accounts.actor import Actor
from tenants.accounts.policies import can_administer
from tenants.hours import calendar_rules, opening_states
from tenants.hours.calendar_reading import calendar_between, closures_between
from tenants.hours.calendar_rules import CENTRE, HoursRule, Opening, OpeningCalendar
from tenants.hours.day_types import REGULAR_DAY_TYPES, DayType
from tenants.hours.models import RegularHours, SpecialDay, Way
from tenants.hours.opening_states import LOOK_AHEAD, OpeningState


def opening_on(on: date, *, way: str = CENTRE) -> Opening:
    """Return the hours of a day, in two statements."""
    return calendar_rules.opening_on(calendar_between(on, on), on, way)


def opening_state(*, at: datetime, way: str = CENTRE) -> OpeningState:
    """
    Return whether the centre, or one way by its code, is open, until when, and when it opens next; two statements.

    A way that the city does not have follows the centre.
    """
    day = day_of(at)
    return opening_states.opening_state(calendar_between(day, day + LOOK_AHEAD), at=at, way=way)


def openings_between(first: date, last: date, *, way: str = CENTRE) -> list[tuple[date, Opening]]:
    """Return the hours of each day from the first to the last, in two statements."""
    return openings_of(calendar_between(first, last), first, last, way=way)


def openings_of(calendar: OpeningCalendar, first: date, last: date, *, way: str = CENTRE) -> list[tuple[date, Opening]]:
    """Return the hours of each day from the first to the last, of a calendar that has been read for them."""
    days = [first + timedelta(days=offset) for offset in range((last - first).days + 1)]
    return [(day, calendar_rules.opening_on(calendar, day, way)) for day in days]


def is_business_day(on: date) -> bool:
    """Tell whether the sections work on a day, for deadlines; in one statement."""
    return business_days_between(on, on)(on)


def business_days_between(first: date, last: date) -> Callable[[date], bool]:
    """Return `is_business_day` for many days at once (`mannaka_kit.calendars` takes it); one statement now, none later.

    The function returned raises ValueError for a day outside the span, whose closures it does not know.
    """
    calendar = closures_between(first, last)

    def is_open(on: date) -> bool:
        if not first <= on <= last:
            raise ValueError("the day lies outside the span that was read")
        return calendar_rules.is_business_day(calendar, on)

    return is_open


def ways_offered() -> list[Way]:
    """Return the ways by which the centre is reached today, in the city's order."""
    return list(Way.objects.filter(is_offered=True))


def all_ways(viewer: Actor) -> list[Way]:
    """Return all ways, those no longer offered too.

    :raises NotAllowedError: if the viewer is no administrator.
    """
    require(can_administer(viewer))
    return list(Way.objects.all())


def way_for(viewer: Actor, way_id: int) -> Way | None:
    """Return one way, or None.

    :raises NotAllowedError: if the viewer is no administrator.
    """
    require(can_administer(viewer))
    return Way.objects.filter(pk=way_id).first()


def planned_changes_for(viewer: Actor, *, on: date) -> QuerySet[RegularHours]:
    """Return the changes of regular hours that begin after the day, soonest first.

    :raises NotAllowedError: if the viewer is no administrator.
    """
    require(can_administer(viewer))
    return RegularHours.objects.filter(valid_from__gt=on).select_related("way").order_by("valid_from", "pk")


def special_days_for(viewer: Actor, *, on: date) -> QuerySet[SpecialDay]:
    """Return the special days from the day on, soonest first.

    :raises NotAllowedError: if the viewer is no administrator.
    """
    require(can_administer(viewer))
    return SpecialDay.objects.filter(on__gte=on).select_related("way").order_by("on", "way__position", "pk")


def change_for(viewer: Actor, change_id: int) -> RegularHours | None:
    """Return one change of regular hours, or None.

    :raises NotAllowedError: if the viewer is no administrator.
    """
    require(can_administer(viewer))
    return RegularHours.objects.select_related("way").filter(pk=change_id).first()


def special_day_for(viewer: Actor, day_id: int) -> SpecialDay | None:
    """Return one special day, or None.

    :raises NotAllowedError: if the viewer is no administrator.
    """
    require(can_administer(viewer))
    return SpecialDay.objects.select_related("way").filter(pk=day_id).first()


def regular_hours_on(calendar: OpeningCalendar, on: date, way: str = CENTRE) -> list[tuple[DayType, HoursRule | None]]:
    """Return the rule of each kind of day that holds on a day, from a calendar that has been read."""
    return [(day_type, calendar_rules.rule_for(calendar, day_type, on, way)) for day_type in REGULAR_DAY_TYPES]

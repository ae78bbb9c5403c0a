"""What the city has settled for its roster, or the house's own."""

from typing import Final

from case_core.roster.models import RosterRules, StaffingNeed
from case_core.roster.solver.problem import Limits, Need
from case_core.roster.states import CounsellorKind, DayKind

THE_ONE: Final = 1
OWN_NEEDS: Final = (
    (DayKind.WORKDAY, Need(kind=CounsellorKind.REGULAR, people=2)),
    (DayKind.WORKDAY, Need(kind=CounsellorKind.CITIZENS, people=2)),
    (DayKind.WORKDAY, Need(kind=CounsellorKind.CONSUMER, people=2)),
    (DayKind.CLOSED_DAY, Need(kind=CounsellorKind.REGULAR, people=1)),
    (DayKind.CLOSED_DAY, Need(kind=CounsellorKind.SECTION, people=1)),
)


def limits() -> Limits:
    """Return the rules about single people and days."""
    row = RosterRules.objects.filter(pk=THE_ONE).first()
    if row is None:
        return Limits()
    return Limits(
        rest_days=row.rest_days,
        most_days_a_week=row.most_days_a_week,
        most_closed_days_a_month=row.most_closed_days_a_month,
        least_regular=row.least_regular,
    )


def needs() -> dict[DayKind, tuple[Need, ...]]:
    """Return how many people each kind of day needs; a city that has settled nothing has the house's numbers."""
    rows = [
        (DayKind(row.day_kind), Need(kind=CounsellorKind(row.kind), people=row.people, topic=row.topic))
        for row in StaffingNeed.objects.all()
    ]
    wanted = rows or list(OWN_NEEDS)
    return {day: tuple(need for kind, need in wanted if kind == day) for day in DayKind}


def swaps_need_approval() -> bool:
    """Tell whether an exchange that two people agreed on waits for the keeper of the roster; yes unless settled."""
    row = RosterRules.objects.filter(pk=THE_ONE).first()
    return row is None or row.swaps_need_approval

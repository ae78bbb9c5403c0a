"""What the city has settled for its roster, or the house's own."""

from dataclasses import dataclass, fields
from typing import Final

from case_core.roster.models import StaffingNeed
from case_core.roster.solver.problem import Limits, Need
from case_core.roster.states import CounsellorKind, DayKind
from tenants.rulebook.rules import CityRules

OWN_NEEDS: Final = (
    (DayKind.WORKDAY, Need(kind=CounsellorKind.REGULAR, people=2)),
    (DayKind.WORKDAY, Need(kind=CounsellorKind.CITIZENS, people=2)),
    (DayKind.WORKDAY, Need(kind=CounsellorKind.CONSUMER, people=2)),
    (DayKind.CLOSED_DAY, Need(kind=CounsellorKind.REGULAR, people=1)),
    (DayKind.CLOSED_DAY, Need(kind=CounsellorKind.SECTION, people=1)),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class RosterRules(Limits):
    """The rules of the city's roster about single people and days (当番表の決まり), and who agrees to an exchange."""

    swaps_need_approval: bool = True


RULES: Final = CityRules("roster", RosterRules)


def limits() -> Limits:
    """Return the rules about single people and days."""
    settled = RULES.read()
    return Limits(**{each.name: getattr(settled, each.name) for each in fields(Limits)})


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
    return RULES.read().swaps_need_approval

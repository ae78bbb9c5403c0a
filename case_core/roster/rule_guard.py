"""Check a change of the roster against the rules, among everything that is written around its days."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date, timedelta
from typing import Final

from case_core.roster import rules
from case_core.roster.clash_words import sentences_of
from case_core.roster.errors import RulesClashError
from case_core.roster.models import Absence, Counsellor, Duty
from case_core.roster.rule_checks import Clash, Place, Situation, new_clashes
from case_core.roster.solver.problem import Person
from case_core.roster.states import CounsellorKind, DutyKind
from tenants.hours.selectors import business_days_between

_A_WEEK: Final = timedelta(days=7)
_A_MONTH: Final = timedelta(days=31)
_ONE_DAY: Final = timedelta(days=1)


def hold_roster() -> None:
    """Let changes of the roster come one after the other: what one checks, no other changes meanwhile."""
    list(Counsellor.objects.select_for_update(no_key=True).order_by("pk").values_list("pk"))


def place_of(duty: Duty) -> Place:
    """Return a duty as the checks see it."""
    return Place(
        person=duty.counsellor_id,
        on=duty.on,
        begins=duty.begins,
        ends=duty.ends,
        is_session=duty.kind == DutyKind.SESSION,
    )


def clashes_of_change(*, gone: Collection[Place] = (), come: Collection[Place] = ()) -> list[Clash]:
    """Return the rules that a change breaks; six statements for each stretch of days that it touches."""
    found: list[Clash] = []
    for first, last in _stretches({place.on for place in (*gone, *come)}):
        left = [place for place in gone if first <= place.on <= last]
        new = [place for place in come if first <= place.on <= last]
        situation = _situation(first, last, {place.person for place in (*left, *new)})
        found += new_clashes(situation, gone=left, come=new)
    return found


def require_rules(*, gone: Collection[Place] = (), come: Collection[Place] = ()) -> None:
    """
    Let a change pass that breaks no rule.

    :raises RulesClashError: it breaks some, which are named.
    """
    clashes = clashes_of_change(gone=gone, come=come)
    if clashes:
        raise RulesClashError.naming(sentences_of(clashes))


def _stretches(days: Iterable[date]) -> list[tuple[date, date]]:
    """Return the weeks and months around the days, with the week of rest before and after; overlapping ones as one."""
    found: list[tuple[date, date]] = []
    for on in sorted(days):
        month_ends = (on.replace(day=1) + _A_MONTH).replace(day=1) - _ONE_DAY
        first, last = min(on.replace(day=1), on - _A_WEEK), max(month_ends, on + _A_WEEK)
        if found and first <= found[-1][1]:
            found[-1] = (found[-1][0], max(last, found[-1][1]))
        else:
            found.append((first, last))
    return found


def _situation(first: date, last: date, people: set[int]) -> Situation:
    # Weeks are whole: a rule about a week at the edge of a month counts all of its days.
    first, last = first - timedelta(days=first.weekday()), last + timedelta(days=6 - last.weekday())
    duties = list(Duty.objects.between(first, last))
    rows = Counsellor.objects.filter(pk__in=people | {duty.counsellor_id for duty in duties})
    away = _away(first, last, people)
    return Situation(
        places=frozenset(place_of(duty) for duty in duties),
        people={row.pk: _person(row, away[row.pk]) for row in rows},
        needs=rules.needs(),
        limits=rules.limits(),
        is_business_day=business_days_between(first, last + _A_WEEK),
    )


def _away(first: date, last: date, people: set[int]) -> defaultdict[int, set[date]]:
    away: defaultdict[int, set[date]] = defaultdict(set)
    for absence in Absence.objects.filter(counsellor__in=people, first__lte=last, last__gte=first):
        begins, ends = max(absence.first, first), min(absence.last, last)
        away[absence.counsellor_id] |= {begins + timedelta(days=offset) for offset in range((ends - begins).days + 1)}
    return away


def _person(row: Counsellor, away: set[date]) -> Person:
    return Person(
        key=row.pk,
        kind=CounsellorKind(row.kind),
        first=row.valid_from,
        last=row.valid_until,
        topics=frozenset(row.topics),
        weekdays=frozenset(row.weekdays),
        minutes_a_week=None if row.hours_a_week is None else row.hours_a_week * 60,
        away=frozenset(away),
    )

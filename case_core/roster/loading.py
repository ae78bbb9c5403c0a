"""Read a city's roster problem out of its tables."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import date, time, timedelta

from case_core.roster import rules
from case_core.roster.models import Absence, Counsellor, Duty, Wish
from case_core.roster.solver.problem import Day, Fixed, Person, Problem
from case_core.roster.states import CounsellorKind, DayKind, DutyKind, WishKind
from tenants.hours.selectors import business_days_between, openings_between

_APRIL = 4
_LAST_MINUTE = 24 * 60 - 1
_ONE_DAY = timedelta(days=1)


def problem_between(first: date, last: date) -> Problem:
    """Return what a roster of these days must satisfy, in nine statements."""
    limits = rules.limits()
    away, wishes = _away(first, last, rest_days=limits.rest_days), _wishes(first, last)
    before = _closed_days_done(first)
    people = Counsellor.objects.valid_between(first, last).order_by("pk")
    return Problem(
        days=tuple(days_between(first, last)),
        people=tuple(_person(row, away[row.pk], wishes[row.pk], before[row.pk]) for row in people),
        needs=rules.needs(),
        limits=limits,
        locked=_locked(first, last),
    )


def days_between(first: date, last: date) -> Iterable[Day]:
    """Return the days on which the centre is open."""
    is_business_day = business_days_between(first, last)
    for on, opening in openings_between(first, last):
        if opening.is_open:
            kind = DayKind.WORKDAY if is_business_day(on) else DayKind.CLOSED_DAY
            begins, ends = opening.spans[0].begins, opening.spans[-1].ends
            yield Day(on=on, kind=kind, begins=_clock(begins), ends=_clock(min(ends, _LAST_MINUTE)))


def _clock(minute: int) -> time:
    return time(*divmod(minute, 60))


def _person(row: Counsellor, away: set[date], wishes: dict[date, WishKind], before: int) -> Person:
    return Person(
        key=row.pk,
        kind=CounsellorKind(row.kind),
        first=row.valid_from,
        last=row.valid_until,
        section=row.section_id if row.kind == CounsellorKind.SECTION else None,
        topics=frozenset(row.topics),
        weekdays=frozenset(row.weekdays),
        minutes_a_week=None if row.hours_a_week is None else row.hours_a_week * 60,
        away=frozenset(away),
        wishes=wishes,
        before=before,
    )


def _away(first: date, last: date, *, rest_days: int) -> defaultdict[int, set[date]]:
    """Return the days of leave, of talks that are arranged, and of rest after a Sunday just before."""
    away: defaultdict[int, set[date]] = defaultdict(set)
    for absence in Absence.objects.filter(first__lte=last, last__gte=first):
        for offset in range((min(absence.last, last) - max(absence.first, first)).days + 1):
            away[absence.counsellor_id].add(max(absence.first, first) + timedelta(days=offset))
    for duty in Duty.objects.between(first, last).filter(kind=DutyKind.SESSION):
        away[duty.counsellor_id].add(duty.on)
    sundays = Duty.objects.between(first - timedelta(days=rest_days), first - _ONE_DAY).filter(on__iso_week_day=7)
    for duty in sundays:
        away[duty.counsellor_id] |= {duty.on + timedelta(days=offset) for offset in range(1, rest_days + 1)}
    return away


def _wishes(first: date, last: date) -> defaultdict[int, dict[date, WishKind]]:
    wishes: defaultdict[int, dict[date, WishKind]] = defaultdict(dict)
    for wish in Wish.objects.filter(on__range=(first, last)):
        wishes[wish.counsellor_id][wish.on] = WishKind(wish.kind)
    return wishes


def _closed_days_done(first: date) -> Counter[int]:
    """Count the closed days that people had since April: a new proposal carries on from there."""
    since = date(first.year if first.month >= _APRIL else first.year - 1, _APRIL, 1)
    done = Duty.objects.between(since, first - _ONE_DAY).filter(kind=DutyKind.CLOSED_DAY)
    return Counter(done.values_list("counsellor_id", flat=True))


def _locked(first: date, last: date) -> frozenset[Fixed]:
    kept = Duty.objects.between(first, last).filter(is_locked=True).exclude(kind=DutyKind.SESSION)
    return frozenset(Fixed(person=person, on=on) for person, on in kept.values_list("counsellor_id", "on"))

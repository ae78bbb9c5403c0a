"""The rules of a roster as constraints."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from ortools.sat.python import cp_model

from case_core.roster.solver.problem import Day, Fixed, Person, Problem, Rule
from case_core.roster.states import CounsellorKind, DayKind

EVERY_RULE = frozenset(Rule)
_Places = dict[tuple[int, date], Any]


@dataclass(slots=True, kw_only=True)
class Built:
    """A model with its variables: is this person on duty on this day?"""

    problem: Problem
    rules: Collection[Rule]
    model: Any = field(default_factory=cp_model.CpModel)
    places: _Places = field(default_factory=dict)
    shortages: dict[tuple[date, CounsellorKind], Any] = field(default_factory=dict)
    unlocked: dict[Fixed, Any] = field(default_factory=dict)

    def of_day(self, day: Day, *, kind: CounsellorKind | None = None, topic: str = "") -> list[Any]:
        """Return the places of a day, narrowed by kind and by topic."""
        found = (self.places.get((person.key, day.on)) for person in self.narrowed(kind, topic))
        return [place for place in found if place is not None]

    def narrowed(self, kind: CounsellorKind | None, topic: str = "") -> Iterable[Person]:
        """Return the people of a kind who know a topic."""
        for person in self.problem.people:
            if kind in (None, person.kind) and (not topic or person.knows(topic)):
                yield person


def build(problem: Problem, *, rules: Collection[Rule] = EVERY_RULE, may_fall_short: bool = False) -> Built:
    """Return the model of a problem under these rules; where it may fall short, places may stay empty at a price."""
    built = Built(problem=problem, rules=rules)
    _add_places(built)
    _add_needs(built, may_fall_short=may_fall_short)
    _add_locked(built, may_fall_short=may_fall_short)
    for person in problem.people:
        _add_rest(built, person)
        _add_weeks(built, person)
        _add_months(built, person)
    return built


def _add_places(built: Built) -> None:
    locked = {(fixed.person, fixed.on) for fixed in built.problem.locked} if Rule.LOCKED in built.rules else set()
    for day in built.problem.days:
        kinds = {need.kind for need in built.problem.needs.get(day.kind, ())} | _least(built)
        for person in built.problem.people:
            may = person.kind in kinds and _may_work(person, day, built.rules)
            if may or (person.key, day.on) in locked:
                built.places[person.key, day.on] = built.model.new_bool_var("")


def _least(built: Built) -> set[CounsellorKind]:
    return {CounsellorKind.REGULAR} if built.problem.limits.least_regular else set()


def _may_work(person: Person, day: Day, rules: Collection[Rule]) -> bool:
    if not person.belongs_on(day.on) or (Rule.AWAY in rules and day.on in person.away):
        return False
    # Closed days are everybody's turn: days of the week are agreed for the town hall's own days.
    is_own = day.kind == DayKind.CLOSED_DAY or person.works_on_weekday(day.on)
    return is_own or Rule.WEEKDAYS not in rules


def _add_needs(built: Built, *, may_fall_short: bool) -> None:
    for day in built.problem.days:
        if Rule.NEEDS in built.rules:
            for kind, people in built.problem.wanted(day).items():
                _fill(built, day, kind, people, may_fall_short=may_fall_short)
        if Rule.TOPICS in built.rules:
            for need in built.problem.needs.get(day.kind, ()):
                if need.topic:
                    _fill_topic(built, day, need, may_fall_short=may_fall_short)
        if Rule.LEAST_REGULAR in built.rules and not may_fall_short:
            built.model.add(sum(built.of_day(day, kind=CounsellorKind.REGULAR)) >= built.problem.limits.least_regular)


def _fill(built: Built, day: Day, kind: CounsellorKind, people: int, *, may_fall_short: bool) -> None:
    least = built.problem.limits.least_regular if kind == CounsellorKind.REGULAR else 0
    wanted = max(people, least if Rule.LEAST_REGULAR in built.rules else 0)
    missing = built.model.new_int_var(0, wanted, "") if may_fall_short else 0
    if may_fall_short:
        built.shortages[day.on, kind] = missing
    built.model.add(sum(built.of_day(day, kind=kind)) + missing == wanted)


def _fill_topic(built: Built, day: Day, need: Any, *, may_fall_short: bool) -> None:
    missing = built.model.new_int_var(0, need.people, "") if may_fall_short else 0
    if may_fall_short:
        built.shortages.setdefault((day.on, need.kind), missing)
    built.model.add(sum(built.of_day(day, kind=need.kind, topic=need.topic)) + missing >= need.people)


def _add_locked(built: Built, *, may_fall_short: bool) -> None:
    if Rule.LOCKED not in built.rules:
        return
    for fixed in sorted(built.problem.locked, key=lambda each: (each.on, each.person)):
        place = built.places.get((fixed.person, fixed.on))
        if place is not None:
            moved = built.model.new_bool_var("") if may_fall_short else 0
            if may_fall_short:
                built.unlocked[fixed] = moved
            built.model.add(place + moved == 1)


def _add_rest(built: Built, person: Person) -> None:
    if Rule.REST not in built.rules:
        return
    for day in built.problem.days:
        sunday = built.places.get((person.key, day.on))
        if sunday is None or not day.is_sunday:
            continue
        for after in range(1, built.problem.limits.rest_days + 1):
            place = built.places.get((person.key, day.on + timedelta(days=after)))
            if place is not None:
                built.model.add_at_most_one([sunday, place])


def _add_weeks(built: Built, person: Person) -> None:
    most = built.problem.limits.most_days_a_week
    for days in _grouped(built, person, "week").values():
        places = [built.places[person.key, day.on] for day in days]
        if Rule.WEEK in built.rules and len(places) > most:
            built.model.add(sum(places) <= most)
        if Rule.HOURS in built.rules and person.minutes_a_week is not None:
            minutes = sum(place * day.minutes for place, day in zip(places, days, strict=True))
            built.model.add(minutes <= person.minutes_a_week)


def _add_months(built: Built, person: Person) -> None:
    if Rule.MONTH not in built.rules:
        return
    most = built.problem.limits.most_closed_days_a_month
    for days in _grouped(built, person, "month").values():
        places = [built.places[person.key, day.on] for day in days if day.kind == DayKind.CLOSED_DAY]
        if len(places) > most:
            built.model.add(sum(places) <= most)


def _grouped(built: Built, person: Person, span: str) -> dict[Any, list[Day]]:
    groups: defaultdict[Any, list[Day]] = defaultdict(list)
    for day in built.problem.days:
        if (person.key, day.on) in built.places:
            groups[getattr(day, span)].append(day)
    return groups

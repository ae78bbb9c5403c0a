"""Which rules a change of the roster breaks that held before: plain values in and out."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import Final, TypeAlias

from case_core.roster.solver.problem import Limits, Need, Person, Rule
from case_core.roster.states import CounsellorKind, DayKind

_SUNDAY: Final = 6
Key: TypeAlias = tuple[str, date, int, str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A duty as plain values; talks that are arranged count for leave alone."""

    person: int
    on: date
    begins: time
    ends: time
    is_session: bool = False

    @property
    def minutes(self) -> int:
        """Return how long it is."""
        return (self.ends.hour * 60 + self.ends.minute) - (self.begins.hour * 60 + self.begins.minute)

    @property
    def week(self) -> date:
        """Return the Monday of its week."""
        return self.on - timedelta(days=self.on.weekday())


@dataclass(frozen=True, slots=True, kw_only=True)
class Clash:
    """A rule that does not hold: on which day (or the first of its week or month), whose, and by how much."""

    rule: Rule
    on: date
    person: int = 0
    kind: str = ""
    topic: str = ""
    by: int = 1

    @property
    def key(self) -> Key:
        """Return what makes it the same clash, however bad."""
        return str(self.rule), self.on, self.person, self.kind, self.topic

    @property
    def code(self) -> str:
        """Return it as it is written down."""
        return ":".join((self.rule, self.on.isoformat(), str(self.person), self.kind, self.topic, str(self.by)))

    @classmethod
    def of(cls, code: str) -> "Clash":
        """Return what was written down."""
        rule, on, person, kind, topic, by = code.split(":")
        day = date.fromisoformat(on)
        return cls(rule=Rule(rule), on=day, person=int(person), kind=kind, topic=topic, by=int(by))


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """What is known of the days around a change."""

    places: frozenset[Place]
    people: Mapping[int, Person]
    needs: Mapping[DayKind, tuple[Need, ...]]
    limits: Limits
    is_business_day: Callable[[date], bool]

    def kind_of(self, on: date) -> DayKind:
        """Return which needs the day has."""
        return DayKind.WORKDAY if self.is_business_day(on) else DayKind.CLOSED_DAY


def new_clashes(situation: Situation, *, gone: Iterable[Place], come: Iterable[Place]) -> list[Clash]:
    """Return the rules that hold less after the change than before; what was broken already stays nobody's fault."""
    gone, come = frozenset(gone), frozenset(come)
    people = {place.person for place in gone | come}
    days = {place.on for place in gone | come}

    def found(places: frozenset[Place]) -> dict[Key, Clash]:
        return {clash.key: clash for clash in _clashes(situation, places, people, days)}

    before, after = found(situation.places), found((situation.places - gone) | come)
    return [clash for key, clash in sorted(after.items()) if key not in before or clash.by > before[key].by]


def _clashes(situation: Situation, places: frozenset[Place], people: set[int], days: set[date]) -> Iterator[Clash]:
    for key in people:
        own = [place for place in places if place.person == key]
        yield from _clashes_of_person(situation, situation.people[key], own)
    for on in days:
        there = {place.person for place in places if place.on == on and not place.is_session}
        yield from _clashes_of_day(situation, on, [situation.people[key] for key in there])


def _clashes_of_person(situation: Situation, person: Person, own: list[Place]) -> Iterator[Clash]:
    for place in own:
        if place.on in person.away:
            yield Clash(rule=Rule.AWAY, on=place.on, person=person.key)
    counted = [place for place in own if not place.is_session]
    yield from _days_of_person(situation, person, {place.on for place in counted})
    yield from _hours_of_person(person, counted)


def _days_of_person(situation: Situation, person: Person, days: set[date]) -> Iterator[Clash]:
    limits = situation.limits
    for on in days:
        if situation.is_business_day(on) and not person.works_on_weekday(on):
            yield Clash(rule=Rule.WEEKDAYS, on=on, person=person.key)
        rest = (on + timedelta(days=after) for after in range(1, limits.rest_days + 1))
        if on.weekday() == _SUNDAY:
            yield from (Clash(rule=Rule.REST, on=day, person=person.key) for day in rest if day in days)
    for monday, count in Counter(on - timedelta(days=on.weekday()) for on in days).items():
        if count > limits.most_days_a_week:
            yield Clash(rule=Rule.WEEK, on=monday, person=person.key, by=count - limits.most_days_a_week)
    closed = Counter(on.replace(day=1) for on in days if not situation.is_business_day(on))
    for month, count in closed.items():
        if count > limits.most_closed_days_a_month:
            yield Clash(rule=Rule.MONTH, on=month, person=person.key, by=count - limits.most_closed_days_a_month)


def _hours_of_person(person: Person, own: list[Place]) -> Iterator[Clash]:
    if person.minutes_a_week is None:
        return
    weeks: Counter[date] = Counter()
    for place in own:
        weeks[place.week] += place.minutes
    for monday, minutes in weeks.items():
        if minutes > person.minutes_a_week:
            yield Clash(rule=Rule.HOURS, on=monday, person=person.key, by=minutes - person.minutes_a_week)


def _clashes_of_day(situation: Situation, on: date, there: list[Person]) -> Iterator[Clash]:
    for need in situation.needs.get(situation.kind_of(on), ()):
        fitting = [each for each in there if each.kind == need.kind and (not need.topic or each.knows(need.topic))]
        if missing := max(0, need.people - len(fitting)):
            rule = Rule.TOPICS if need.topic else Rule.NEEDS
            yield Clash(rule=rule, on=on, kind=need.kind, topic=need.topic, by=missing)
    regular = sum(1 for each in there if each.kind == CounsellorKind.REGULAR)
    if missing := max(0, situation.limits.least_regular - regular):
        yield Clash(rule=Rule.LEAST_REGULAR, on=on, kind=CounsellorKind.REGULAR, by=missing)

"""What a roster must satisfy, as plain values."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from enum import StrEnum
from typing import Final

from case_core.roster.states import CounsellorKind, DayKind, WishKind

SECONDS_FOR_A_YEAR: Final = 45  # and then some for reading and writing: a year takes a minute at most
_SUNDAY = 6


class Rule(StrEnum):
    """A rule that may be named when a roster cannot be made."""

    NEEDS = "needs"
    TOPICS = "topics"
    LEAST_REGULAR = "least_regular"
    REST = "rest"
    WEEK = "week"
    MONTH = "month"
    HOURS = "hours"
    WEEKDAYS = "weekdays"
    AWAY = "away"
    LOCKED = "locked"


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody who may be put on the roster; `before` are the closed days of this year that are done already."""

    key: int
    kind: CounsellorKind
    first: date
    last: date | None = None
    section: int | None = None
    topics: frozenset[str] = frozenset()
    weekdays: frozenset[int] = frozenset()
    minutes_a_week: int | None = None
    away: frozenset[date] = frozenset()
    wishes: Mapping[date, WishKind] = field(default_factory=dict)
    before: int = 0

    def knows(self, topic: str) -> bool:
        """Tell whether the person may be asked about the topic; no topics mean all."""
        return not self.topics or topic in self.topics

    def belongs_on(self, on: date) -> bool:
        """Tell whether the person is on the roster at all on the day."""
        return self.first <= on and (self.last is None or on <= self.last)

    def works_on_weekday(self, on: date) -> bool:
        """Tell whether the day of the week is one of the person's."""
        return not self.weekdays or on.weekday() in self.weekdays


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """So many people of a kind; with a topic, so many of them who know it."""

    kind: CounsellorKind
    people: int
    topic: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """A day on which the centre is open."""

    on: date
    kind: DayKind
    begins: time
    ends: time

    @property
    def minutes(self) -> int:
        """Return how long a duty on the day is."""
        return (self.ends.hour * 60 + self.ends.minute) - (self.begins.hour * 60 + self.begins.minute)

    @property
    def week(self) -> date:
        """Return the Monday of its week."""
        return self.on - timedelta(days=self.on.weekday())

    @property
    def month(self) -> tuple[int, int]:
        """Return its year and month."""
        return self.on.year, self.on.month

    @property
    def is_sunday(self) -> bool:
        """Tell whether whoever is on duty rests afterwards."""
        return self.on.weekday() == _SUNDAY


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """The city's rules about single people and days."""

    rest_days: int = 1
    most_days_a_week: int = 5
    most_closed_days_a_month: int = 5
    least_regular: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Fixed:
    """A duty that stays: locked, or of a day that is not asked about but counts for rest and hours."""

    person: int
    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Everything that decides a roster; days in order, people in the order of their keys."""

    days: tuple[Day, ...]
    people: tuple[Person, ...]
    needs: Mapping[DayKind, tuple[Need, ...]]
    limits: Limits = field(default_factory=Limits)
    locked: frozenset[Fixed] = frozenset()

    def wanted(self, day: Day) -> dict[CounsellorKind, int]:
        """Return how many people of each kind the day has: the needs, or more where more are locked."""
        wanted = {need.kind: need.people for need in self.needs.get(day.kind, ()) if not need.topic}
        return {kind: max(people, self.locked_of(kind, day.on)) for kind, people in wanted.items()}

    def locked_of(self, kind: CounsellorKind, on: date) -> int:
        """Return how many people of a kind are locked on a day."""
        kinds = {person.key: person.kind for person in self.people}
        return sum(1 for fixed in self.locked if fixed.on == on and kinds.get(fixed.person) == kind)

    def between(self, first: date, last: date) -> "Problem":
        """Return the same problem for fewer days."""
        return Problem(
            days=tuple(day for day in self.days if first <= day.on <= last),
            people=self.people,
            needs=self.needs,
            limits=self.limits,
            locked=frozenset(fixed for fixed in self.locked if first <= fixed.on <= last),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What was found: who is on duty on which day, what it costs, and what is proven to be impossible."""

    duties: tuple[tuple[int, date], ...] = ()
    penalty: float = 0.0
    bound: float = 0.0
    seconds: float = 0.0
    clashes: tuple[str, ...] = ()

    @property
    def is_found(self) -> bool:
        """Tell whether there is a roster at all."""
        return not self.clashes

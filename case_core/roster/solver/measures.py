"""How fair a roster is, as numbers."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from case_core.roster.solver.problem import Person, Problem
from case_core.roster.states import DayKind, WishKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Fairness:
    """Who has how many closed days in this span and since April, and which wishes are broken."""

    people: dict[int, int]
    sections: dict[int, int]
    workdays: dict[int, int]
    broken: tuple[tuple[int, date, WishKind], ...]

    @property
    def section_spread(self) -> int:
        """Return the most turns of a section less the fewest."""
        return _spread(self.sections.values())


def fairness_of(problem: Problem, duties: Iterable[tuple[int, date]]) -> Fairness:
    """Count the turns of everybody whose kind takes any, and the wishes that are not kept."""
    placed = set(duties)
    closed = {day.on for day in problem.days if day.kind == DayKind.CLOSED_DAY}
    turns = Counter(person for person, on in placed if on in closed)
    kinds = {need.kind for need in problem.needs.get(DayKind.CLOSED_DAY, ())}
    people = {person.key: person.before + turns[person.key] for person in problem.people if person.kind in kinds}
    return Fairness(
        people=people,
        sections=_of_sections(problem, people),
        workdays=dict(Counter(person for person, on in placed if on not in closed)),
        broken=tuple(_broken(problem, placed)),
    )


def _of_sections(problem: Problem, people: dict[int, int]) -> dict[int, int]:
    sections: Counter[int] = Counter()
    for person in problem.people:
        if person.section is not None:
            sections[person.section] += people.get(person.key, 0)
    return dict(sections)


def _broken(problem: Problem, placed: set[tuple[int, date]]) -> Iterable[tuple[int, date, WishKind]]:
    open_days = {day.on for day in problem.days}
    for person in problem.people:
        for on, wish in sorted(person.wishes.items()):
            if on in open_days and _is_broken(person, on, wish, placed):
                yield person.key, on, wish


def _is_broken(person: Person, on: date, wish: WishKind, placed: set[tuple[int, date]]) -> bool:
    return ((person.key, on) in placed) == (wish == WishKind.OFF)


def _spread(counts: Iterable[int]) -> int:
    found = list(counts)
    return max(found) - min(found) if found else 0

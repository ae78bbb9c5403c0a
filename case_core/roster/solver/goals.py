"""What makes one roster better than another: even turns first, then wishes."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any, Final

from case_core.roster.solver.building import Built
from case_core.roster.solver.problem import Day, Person
from case_core.roster.states import CounsellorKind, DayKind, WishKind

SECTIONS: Final = 1000
PEOPLE: Final = 100
WISH: Final = 10
WORKDAYS: Final = 1
OWN_SECTION: Final = 1


def add_goals(built: Built) -> None:
    """Let the model look for the fairest roster with the fewest broken wishes."""
    costs = [*_of_sections(built), *_of_people(built), *_of_wishes(built), *_of_workdays(built)]
    built.model.minimize(sum(costs))


def _closed(built: Built) -> list[Day]:
    return [day for day in built.problem.days if day.kind == DayKind.CLOSED_DAY]


def _of_sections(built: Built) -> Iterable[Any]:
    """Let each section take as many closed days as the next."""
    turns: defaultdict[int, list[Any]] = defaultdict(list)
    by_person: defaultdict[int, list[list[Any]]] = defaultdict(list)
    for person in built.narrowed(CounsellorKind.SECTION):
        if person.section is not None:
            own = [*_places(built, person, _closed(built)), person.before]
            turns[person.section] += own
            by_person[person.section].append(own)
    yield SECTIONS * _spread(built, list(turns.values()))
    for colleagues in by_person.values():
        yield OWN_SECTION * _spread(built, colleagues)


def _of_people(built: Built) -> Iterable[Any]:
    """Let people of a kind take as many closed days as each other."""
    for kind in CounsellorKind:
        if kind != CounsellorKind.SECTION:
            people = [person for person in built.narrowed(kind) if _is_there_throughout(built, person)]
            yield PEOPLE * _spread(
                built, [[*_places(built, person, _closed(built)), person.before] for person in people]
            )


def _of_workdays(built: Built) -> Iterable[Any]:
    """Let people of a kind with the same contract take as many weekdays as each other."""
    days = [day for day in built.problem.days if day.kind == DayKind.WORKDAY]
    alike: defaultdict[Any, list[Person]] = defaultdict(list)
    for person in built.problem.people:
        if _is_there_throughout(built, person):
            alike[person.kind, person.minutes_a_week, person.weekdays].append(person)
    for people in alike.values():
        yield WORKDAYS * _spread(built, [_places(built, person, days) for person in people])


def _of_wishes(built: Built) -> Iterable[Any]:
    for person in built.problem.people:
        for on, wish in sorted(person.wishes.items()):
            place = built.places.get((person.key, on))
            if place is not None:
                yield WISH * (place if wish == WishKind.OFF else 1 - place)


def _places(built: Built, person: Person, days: Iterable[Day]) -> list[Any]:
    found = (built.places.get((person.key, day.on)) for day in days)
    return [place for place in found if place is not None]


def _is_there_throughout(built: Built, person: Person) -> bool:
    """Leave out who comes or goes in between: their share is smaller for a good reason."""
    days = built.problem.days
    return bool(days) and person.belongs_on(days[0].on) and person.belongs_on(days[-1].on)


def _spread(built: Built, counts: Sequence[Sequence[Any]]) -> Any:
    """Return the most turns less the fewest."""
    if not counts:
        return 0
    most = max(sum(1 for _ in each) + _before(each) for each in counts)
    low, high = built.model.new_int_var(0, most, ""), built.model.new_int_var(0, most, "")
    for each in counts:
        built.model.add(sum(each) <= high)
        built.model.add(sum(each) >= low)
    return high - low


def _before(count: Sequence[Any]) -> int:
    return sum(each for each in count if isinstance(each, int))

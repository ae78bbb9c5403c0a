"""A year's roster for 40 people and 20 sections: how long, how even, and how far from the best at most."""

import sys
import time
from collections.abc import Iterator
from datetime import date, timedelta
from datetime import time as clock_time
from random import Random
from typing import Final

from case_core.roster.solver.measures import fairness_of
from case_core.roster.solver.problem import SECONDS_FOR_A_YEAR, Answer, Day, Need, Person, Problem
from case_core.roster.solver.proposing import propose
from case_core.roster.states import CounsellorKind, DayKind, WishKind
from tenants.hours.calendar_rules import day_type_on
from tenants.hours.day_types import DayType
from tests.benchmarks.report import Samples

ROUNDS: Final = 5
FIRST, LAST = date(2027, 4, 1), date(2028, 3, 31)
SECTIONS: Final = 20
KINDS: Final = (
    [CounsellorKind.REGULAR] * 7
    + [CounsellorKind.CITIZENS] * 5
    + [CounsellorKind.CONSUMER] * 6
    + [CounsellorKind.SECTION] * 22
)
NEEDS: Final = {
    DayKind.WORKDAY: tuple(
        Need(kind=kind, people=2) for kind in (CounsellorKind.REGULAR, CounsellorKind.CITIZENS, CounsellorKind.CONSUMER)
    ),
    DayKind.CLOSED_DAY: (
        Need(kind=CounsellorKind.REGULAR, people=1),
        Need(kind=CounsellorKind.SECTION, people=1),
    ),
}


def measure_roster(measured: dict[str, Samples]) -> None:
    """Solve five different years as the worker does, and count how even they are."""
    for number in range(ROUNDS):
        problem = a_year(Random(number))  # noqa: S311 - invented people need no secret
        began = time.perf_counter()
        answer = propose(problem, seed=1, seconds=SECONDS_FOR_A_YEAR)
        if not answer.is_found:
            raise RuntimeError(f"no roster for year {number}: {answer.clashes}")
        measured["roster_seconds"].ours.append(time.perf_counter() - began)
        fairness = fairness_of(problem, answer.duties)
        measured["roster_spread"].ours.append(fairness.section_spread)
        measured["roster_gap"].ours.append(_gap_percent(answer))
        sys.stderr.write(
            f"roster {number}: {len(answer.duties)} duties, spread {fairness.section_spread}, "
            f"{len(fairness.broken)} broken wishes, gap {_gap_percent(answer):.2f} %\n"
        )
    for row in ("roster_seconds", "roster_spread", "roster_gap"):
        measured[row].n = ROUNDS


def a_year(random: Random) -> Problem:
    """Return a year with leave, wishes and part-time people, as a city has them."""
    people = tuple(_person(key, kind, random) for key, kind in enumerate(KINDS, start=1))
    return Problem(days=tuple(_days()), people=people, needs=NEEDS)


def _person(key: int, kind: CounsellorKind, random: Random) -> Person:
    is_of_section = kind == CounsellorKind.SECTION
    return Person(
        key=key,
        kind=kind,
        first=FIRST,
        section=key % SECTIONS if is_of_section else None,
        minutes_a_week=30 * 60 if kind == CounsellorKind.CONSUMER else None,
        away=frozenset(_leave(random)),
        wishes={_some_day(random): random.choice([WishKind.OFF, WishKind.OFF, WishKind.ON]) for _ in range(6)},
    )


def _leave(random: Random) -> Iterator[date]:
    for length in (1, 2, 5):
        first = _some_day(random)
        yield from (first + timedelta(days=offset) for offset in range(length))


def _some_day(random: Random) -> date:
    return FIRST + timedelta(days=random.randrange((LAST - FIRST).days + 1))


def _days() -> Iterator[Day]:
    for offset in range((LAST - FIRST).days + 1):
        on = FIRST + timedelta(days=offset)
        kind = DayKind.WORKDAY if day_type_on(on) is DayType.WEEKDAY else DayKind.CLOSED_DAY
        yield Day(on=on, kind=kind, begins=clock_time(8, 30), ends=clock_time(17, 15))


def _gap_percent(answer: Answer) -> float:
    return 100 * (answer.penalty - answer.bound) / answer.penalty if answer.penalty else 0.0

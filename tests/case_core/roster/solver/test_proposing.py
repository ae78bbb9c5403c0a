"""Rosters as arithmetic: every rule holds, turns are even, and what cannot be is named."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, time, timedelta

import pytest

from case_core.roster.solver.measures import fairness_of
from case_core.roster.solver.problem import Answer, Day, Fixed, Limits, Need, Person, Problem
from case_core.roster.solver.proposing import propose
from case_core.roster.states import CounsellorKind, DayKind, WishKind

MONDAY = date(2026, 1, 12)
SUNDAY = date(2026, 1, 18)
REGULAR, SECTION = CounsellorKind.REGULAR, CounsellorKind.SECTION
NEEDS = {
    DayKind.WORKDAY: (Need(kind=REGULAR, people=2),),
    DayKind.CLOSED_DAY: (Need(kind=REGULAR, people=1), Need(kind=SECTION, people=1)),
}


def days(weeks: int) -> tuple[Day, ...]:
    return tuple(a_day(MONDAY + timedelta(days=offset)) for offset in range(7 * weeks))


def a_day(on: date) -> Day:
    kind = DayKind.WORKDAY if on.weekday() < 5 else DayKind.CLOSED_DAY
    return Day(on=on, kind=kind, begins=time(8, 30), ends=time(17, 15))


def a_month(*, regular: int = 5, sections: int = 4, limits: Limits | None = None) -> Problem:
    people = [Person(key=key, kind=REGULAR, first=MONDAY) for key in range(1, regular + 1)]
    people += [Person(key=100 + key, kind=SECTION, section=key, first=MONDAY) for key in range(sections)]
    return Problem(days=days(4), people=tuple(people), needs=NEEDS, limits=limits or Limits())


def of(answer: Answer, person: int) -> set[date]:
    return {on for key, on in answer.duties if key == person}


def with_person(problem: Problem, person: Person) -> Problem:
    others = tuple(each for each in problem.people if each.key != person.key)
    return replace(problem, people=(person, *others))


def solved(problem: Problem) -> Answer:
    answer = propose(problem, seed=1, seconds=20)
    assert answer.clashes == ()
    return answer


def kinds_on(problem: Problem, answer: Answer, on: date) -> Counter[CounsellorKind]:
    kinds = {person.key: person.kind for person in problem.people}
    return Counter(kinds[key] for key, day in answer.duties if day == on)


def test_every_day_has_the_people_it_needs() -> None:
    problem = a_month()
    answer = solved(problem)
    for day in problem.days:
        assert kinds_on(problem, answer, day.on) == {need.kind: need.people for need in NEEDS[day.kind]}


def test_whoever_is_on_duty_on_a_sunday_rests_the_days_after() -> None:
    problem = a_month(limits=Limits(rest_days=2))
    answer = solved(problem)
    for key, on in answer.duties:
        if on.weekday() == 6:
            assert of(answer, key).isdisjoint({on + timedelta(days=1), on + timedelta(days=2)})


def test_nobody_works_more_days_a_week_than_the_city_allows() -> None:
    problem = a_month(limits=Limits(most_days_a_week=3))
    weeks = Counter((key, on.isocalendar().week) for key, on in solved(problem).duties)
    assert max(weeks.values()) == 3


def test_part_time_people_stay_within_their_hours() -> None:
    part_time = Person(key=1, kind=REGULAR, first=MONDAY, minutes_a_week=18 * 60)
    weeks = Counter(on.isocalendar().week for on in of(solved(with_person(a_month(), part_time)), 1))
    assert max(weeks.values()) <= 2


def test_leave_and_days_of_the_week_are_kept() -> None:
    away = frozenset({MONDAY, MONDAY + timedelta(days=1)})
    person = Person(key=1, kind=REGULAR, first=MONDAY, away=away, weekdays=frozenset({0, 1, 2}))
    found = of(solved(with_person(a_month(), person)), 1)
    assert found
    assert found.isdisjoint(away)
    assert all(on.weekday() in (0, 1, 2, 5, 6) for on in found)


def test_sections_take_closed_days_in_turn() -> None:
    problem = a_month(sections=4)
    fairness = fairness_of(problem, solved(problem).duties)
    assert sorted(fairness.sections.values()) == [2, 2, 2, 2]
    assert fairness.section_spread == 0


def test_turns_that_were_done_before_count() -> None:
    before = Person(key=100, kind=SECTION, section=0, first=MONDAY, before=3)
    answer = solved(with_person(a_month(sections=4), before))
    assert not of(answer, 100)


def test_wishes_are_kept_where_that_costs_nobody_his_turn() -> None:
    wishes = {SUNDAY: WishKind.ON, SUNDAY + timedelta(days=7): WishKind.OFF}
    problem = with_person(a_month(), Person(key=1, kind=REGULAR, first=MONDAY, wishes=wishes))
    answer = solved(problem)
    assert SUNDAY in of(answer, 1)
    assert fairness_of(problem, answer.duties).broken == ()


def test_a_wish_that_cannot_be_kept_is_counted() -> None:
    everybody_off = [Person(key=key, kind=REGULAR, first=MONDAY, wishes={SUNDAY: WishKind.OFF}) for key in range(1, 6)]
    problem = replace(a_month(), people=(*everybody_off, *(each for each in a_month().people if each.key >= 100)))
    broken = fairness_of(problem, solved(problem).duties).broken
    assert [(on, wish) for _key, on, wish in broken] == [(SUNDAY, WishKind.OFF)]


def test_what_is_locked_stays() -> None:
    locked = frozenset({Fixed(person=3, on=SUNDAY), Fixed(person=102, on=SUNDAY)})
    answer = solved(replace(a_month(), locked=locked))
    assert {key for key, on in answer.duties if on == SUNDAY} == {3, 102}


def test_a_topic_is_covered() -> None:
    needs = {**NEEDS, DayKind.WORKDAY: (*NEEDS[DayKind.WORKDAY], Need(kind=REGULAR, people=1, topic="money"))}
    people = [Person(key=key, kind=REGULAR, first=MONDAY, topics=frozenset({"work"})) for key in range(1, 6)]
    people += [Person(key=key, kind=REGULAR, first=MONDAY, topics=frozenset({"money"})) for key in (6, 7)]
    problem = replace(a_month(), people=(*people, *(each for each in a_month().people if each.key >= 100)), needs=needs)
    answer = solved(problem)
    for day in problem.days:
        if day.kind == DayKind.WORKDAY:
            assert {6, 7} & {key for key, on in answer.duties if on == day.on}


def test_the_same_seed_finds_the_same_roster() -> None:
    assert solved(a_month()).duties == solved(a_month()).duties


def test_the_gap_is_known() -> None:
    answer = solved(a_month())
    assert answer.bound <= answer.penalty


def named(problem: Problem) -> Iterable[str]:
    return propose(problem, seed=1, seconds=20).clashes


def test_too_few_people_for_rest_and_needs_name_those_rules_and_the_day() -> None:
    clashes = list(named(a_month(regular=2, limits=Limits(most_days_a_week=7))))
    assert clashes[:2] == ["rule:needs", "rule:rest"]
    assert any(code.startswith("short:2026-01-") and code.endswith(":regular:1") for code in clashes)
    assert "rule:month" not in clashes


def test_leave_of_everybody_is_named() -> None:
    away = frozenset({SUNDAY})
    officers = [Person(key=100 + key, kind=SECTION, section=key, first=MONDAY, away=away) for key in range(4)]
    problem = replace(a_month(), people=(*(each for each in a_month().people if each.key < 100), *officers))
    assert list(named(problem)) == ["rule:needs", "rule:away", f"short:{SUNDAY.isoformat()}:section:1"]


def test_duties_locked_against_the_rest_are_named() -> None:
    locked = frozenset({Fixed(person=1, on=SUNDAY), Fixed(person=1, on=SUNDAY + timedelta(days=1))})
    clashes = list(named(replace(a_month(), locked=locked)))
    assert {"rule:rest", "rule:locked"} <= set(clashes)
    assert any(code.startswith("locked:") for code in clashes)


@pytest.mark.parametrize("kind", [REGULAR, SECTION])
def test_a_city_without_people_is_told_what_is_missing(kind: CounsellorKind) -> None:
    problem = replace(a_month(), people=tuple(each for each in a_month().people if each.kind != kind))
    assert any(f":{kind.value}:" in code for code in named(problem))

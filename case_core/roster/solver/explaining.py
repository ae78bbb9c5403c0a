"""Why there is no roster: the days that fall short, and the rules that cannot hold together there."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from ortools.sat.python import cp_model

from case_core.roster.solver.building import EVERY_RULE, Built, build
from case_core.roster.solver.engine import FOUND, solver_with
from case_core.roster.solver.problem import Problem, Rule

MOST_DAYS_NAMED: Final = 12
# What a city asks of every day is left out last: of two rules that say the same, the plainer one is named.
_PLAIN: Final = (Rule.TOPICS, Rule.REST, Rule.WEEK, Rule.MONTH, Rule.HOURS, Rule.WEEKDAYS, Rule.AWAY, Rule.LOCKED)
_TRIED: Final = (Rule.LEAST_REGULAR, *_PLAIN, Rule.NEEDS)
_A_WEEK: Final = timedelta(days=7)
_SECONDS_TO_FIND_SHORTAGES: Final = 30.0
_SECONDS_FOR_A_RULE: Final = 5.0
_WHAT_IS_LOCKED_IS_DEAR: Final = 10


def explain(problem: Problem, *, seed: int) -> tuple[str, ...]:
    """Return codes: first the rules that clash, then the days that fall short with kind and number."""
    short = list(_shortages(problem, seed=seed))
    days = sorted({on for _code, on in short})
    rules = _clashing_rules(problem, days, seed=seed)
    return (*(f"rule:{rule.value}" for rule in rules), *(code for code, _on in short[:MOST_DAYS_NAMED]))


def _shortages(problem: Problem, *, seed: int) -> Iterator[tuple[str, date]]:
    """Fill as many places as possible, and tell which stay empty."""
    built = build(problem, may_fall_short=True)
    moved = _WHAT_IS_LOCKED_IS_DEAR * sum(built.unlocked.values())
    built.model.minimize(sum(built.shortages.values()) + moved)
    solver = solver_with(seed=seed, seconds=_SECONDS_TO_FIND_SHORTAGES)
    if solver.solve(built.model) not in FOUND:
        return
    for (on, kind), missing in sorted(built.shortages.items(), key=lambda each: each[0]):
        if solver.value(missing):
            yield f"short:{on.isoformat()}:{kind.value}:{solver.value(missing)}", on
    for fixed, unlocked in built.unlocked.items():
        if solver.value(unlocked):
            yield f"locked:{fixed.on.isoformat()}:{fixed.person}", fixed.on


def _clashing_rules(problem: Problem, days: list[date], *, seed: int) -> list[Rule]:
    """Leave out one rule after the other: whichever makes no difference has no part in it."""
    part = _smallest_impossible(problem, days, seed=seed)
    clashing = set(EVERY_RULE)
    for rule in _TRIED:
        if _is_impossible(build(part, rules=clashing - {rule}), seed=seed):
            clashing.remove(rule)
    return [rule for rule in Rule if rule in clashing]


def _smallest_impossible(problem: Problem, days: list[date], *, seed: int) -> Problem:
    """Return the weeks around the first day that falls short, if they are impossible by themselves."""
    if not days:
        return problem
    for span in (_A_WEEK, 5 * _A_WEEK):
        part = problem.between(days[0] - span, days[0] + span)
        if _is_impossible(build(part), seed=seed):
            return part
    return problem


def _is_impossible(built: Built, *, seed: int) -> bool:
    solver = solver_with(seed=seed, seconds=_SECONDS_FOR_A_RULE)
    return bool(solver.solve(built.model) == cp_model.INFEASIBLE)

"""Look for the best roster."""

from typing import Any, Final

from ortools.sat.python import cp_model

from case_core.roster.solver.building import Built, build
from case_core.roster.solver.engine import FOUND, solver_with
from case_core.roster.solver.explaining import explain
from case_core.roster.solver.goals import add_goals
from case_core.roster.solver.problem import Answer, Problem

NOT_IN_TIME: Final = "time"


def propose(problem: Problem, *, seed: int, seconds: float, workers: int = 1) -> Answer:
    """Return the best roster that was found in the time, or what stands against every one of them."""
    built = build(problem)
    add_goals(built)
    solver = solver_with(seed=seed, seconds=seconds, workers=workers)
    status = solver.solve(built.model)
    if status in FOUND:
        return _found(built, solver)
    clashes = explain(problem, seed=seed) if status == cp_model.INFEASIBLE else (NOT_IN_TIME,)
    return Answer(clashes=clashes, seconds=solver.wall_time)


def _found(built: Built, solver: Any) -> Answer:
    duties = tuple(key for key, place in built.places.items() if solver.boolean_value(place))
    return Answer(
        duties=duties,
        penalty=solver.objective_value,
        bound=solver.best_objective_bound,
        seconds=solver.wall_time,
    )

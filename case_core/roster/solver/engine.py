"""The solver, set to find the same again."""

from typing import Any, Final

from ortools.sat.python import cp_model

FOUND: Final = (cp_model.OPTIMAL, cp_model.FEASIBLE)


def solver_with(*, seed: int, seconds: float, workers: int = 1) -> Any:
    """Return a solver that finds the same again with the same seed, as far as its time allows."""
    solver = cp_model.CpSolver()
    solver.parameters.random_seed = seed
    solver.parameters.num_workers = workers
    solver.parameters.max_time_in_seconds = seconds
    return solver

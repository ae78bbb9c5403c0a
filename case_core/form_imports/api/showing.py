"""What a program is told of an import."""

from collections.abc import Mapping
from typing import Any

from case_core.form_imports.columns import fits
from case_core.form_imports.models import BookingImport
from case_core.form_imports.outcome import outcome_of
from case_core.form_imports.selectors import table_of
from case_core.form_imports.states import ImportStatus, Problem
from mannaka_kit import clock

_OF_RUN = ("form_id", "status", "encoding", "rows", "done", "made_by", "made_at", "ended_at")


def shown_import(run: BookingImport) -> dict[str, Any]:
    """Return an import with its trial, as long as its file waits, or with its result."""
    table = table_of(run) if run.status == ImportStatus.CHECKED else None
    is_ready = table is None or fits(run.form.columns, table.headings)
    return {
        "id": run.pk,
        **{name: getattr(run, name) for name in _OF_RUN},
        "headings": list(table.headings) if table else [],
        "is_trial": table is not None,
        "outcome": _outcome(run, table) if is_ready else None,
    }


def _outcome(run: BookingImport, table: Any) -> dict[str, Any]:
    found = outcome_of(run, table, at=clock.now())
    numbers = {name: getattr(found, name) for name in ("rows", "ready", "repeated", "refused")}
    return {**numbers, "problems": [_problem(problem) for problem in found.problems]}


def _problem(problem: Mapping[str, Any]) -> dict[str, Any]:
    return {**problem, "words": Problem(problem["problem"]).label}

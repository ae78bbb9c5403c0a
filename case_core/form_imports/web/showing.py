"""What the page of an import shows."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.core.paginator import Paginator

from case_core.form_imports.models import BookingImport
from case_core.form_imports.outcome import outcome_of
from case_core.form_imports.states import ImportStatus, Problem
from case_core.form_imports.table import Table
from mannaka_kit import clock

_PER_PAGE = 50


def shown_run(run: BookingImport, table: Table | None, page: str | None) -> dict[str, Any]:
    """Return the numbers and the rows that were or would be left out, page by page."""
    numbers = outcome_of(run, table, at=clock.now())
    found = Paginator(numbers.problems, _PER_PAGE).get_page(page)
    return {
        "run": run,
        "numbers": numbers,
        "page": found,
        "rows": [_shown(problem) for problem in found],
        "is_trial": table is not None,
        "is_under_way": run.status == ImportStatus.QUEUED,
    }


def _shown(problem: Mapping[str, Any]) -> dict[str, Any]:
    return {**problem, "words": Problem(problem["problem"]).label, "times": list(_moments(problem["nearest"]))}


def _moments(nearest: Iterable[str]) -> Iterable[datetime]:
    return (datetime.fromisoformat(moment) for moment in nearest)

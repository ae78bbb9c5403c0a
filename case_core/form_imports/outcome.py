"""What would come of a file, or what came of it: the same numbers for pages and programs."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from case_core.form_imports.checking import check_file
from case_core.form_imports.models import BookingImport
from case_core.form_imports.table import Table


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """How many rows become bookings, did before, and are left out, and why."""

    rows: int
    ready: int
    repeated: int
    refused: int
    problems: Sequence[dict[str, Any]]


def outcome_of(run: BookingImport, table: Table | None, *, at: datetime) -> Outcome:
    """Return what would come of a file that is tried out now, or without one what was written down of the import."""
    if table is None:
        return Outcome(
            rows=run.rows, ready=run.imported, repeated=run.repeated, refused=run.refused, problems=run.problems
        )
    checked = check_file(run.form, table, at=at)
    return Outcome(
        rows=checked.rows,
        ready=checked.ready,
        repeated=checked.repeated,
        refused=checked.refused,
        problems=[problem.as_json() for problem in checked.problems],
    )

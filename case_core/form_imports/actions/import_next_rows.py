"""Take the next rows of a file in; what is done is done, whichever worker goes on."""

from datetime import datetime
from itertools import islice
from typing import Final

from django.db import transaction

from case_core.bookings.errors import (
    OfferNotFoundError,
    SlotNotOfferedError,
    SlotTakenError,
    TooManyBookingsError,
    WayNotOfferedError,
)
from case_core.form_imports import vault
from case_core.form_imports.actions.import_row import import_row
from case_core.form_imports.checking import rows_of
from case_core.form_imports.events import ImportEnded
from case_core.form_imports.locks import locked_import, move
from case_core.form_imports.models import BookingImport, ImportedRow
from case_core.form_imports.policies import can_import_bookings
from case_core.form_imports.rows import Row, RowProblem
from case_core.form_imports.states import ImportStatus, Problem
from case_core.form_imports.table import read_table
from mannaka_kit import audit
from mannaka_kit.clock import day_of
from mannaka_kit.outbox import events
from tenants.accounts.actor import Actor
from tenants.accounts.selectors import actor_for

# So few that their times are locked for a second at most.
AT_ONCE: Final = 20


@transaction.atomic
def import_next_rows(*, import_id: int, at: datetime) -> bool:
    """
    Take up to twenty more rows in, as whoever started the import, and tell whether there are others.

    :raises ImportNotFoundError: there is no such import.
    """
    run = locked_import(import_id)
    if run.status != ImportStatus.QUEUED:
        return False
    actor = actor_for(run.made_by, on=day_of(at))
    if not can_import_bookings(actor):
        return _end(run, ImportStatus.FAILED, at=at)
    rows = list(islice(rows_of(run.form, read_table(vault.get(run.key))), run.done, run.done + AT_ONCE))
    for row in rows:
        _take_in(run, row, actor=actor, at=at)
    run.done += len(rows)
    run.save(update_fields=["done", "imported", "repeated", "problems"])
    return run.done < run.rows or _end(run, ImportStatus.DONE, at=at)


def _take_in(run: BookingImport, row: Row, *, actor: Actor, at: datetime) -> None:
    if ImportedRow.objects.filter(form_id=run.form_id, row_hash=row.row_hash).exists():
        run.repeated += 1
        return
    problems = row.problems or _past(row, at)
    if row.begins is not None and not problems:
        try:
            import_row(run=run, row=row, begins=row.begins, actor=actor, at=at)
        except (SlotTakenError, TooManyBookingsError, OfferNotFoundError, WayNotOfferedError) as error:
            problems = [_problem(row, error)]
        else:
            run.imported += 1
    run.problems += [problem.as_json() for problem in problems]


def _past(row: Row, at: datetime) -> list[RowProblem]:
    is_past = row.begins is not None and row.begins <= at
    return [RowProblem(row=row.number, problem=Problem.PAST)] if is_past else []


def _problem(row: Row, error: Exception) -> RowProblem:
    if isinstance(error, SlotTakenError):
        problem = Problem.NOT_OFFERED if isinstance(error, SlotNotOfferedError) else Problem.TAKEN
        return RowProblem(row=row.number, problem=problem, nearest=error.nearest)
    problem = Problem.TOO_MANY if isinstance(error, TooManyBookingsError) else Problem.ENDED
    return RowProblem(row=row.number, problem=problem)


def _end(run: BookingImport, status: ImportStatus, *, at: datetime) -> bool:
    move(run, status, at=at)
    run.save(update_fields=["status", "ended_at"])
    told = {"imported": run.imported, "repeated": run.repeated, "refused": run.refused}
    audit.record(f"booking_import.{status.value}", actor=audit.SYSTEM, target=run, at=at, details=told)
    events.record(ImportEnded(import_id=run.pk))
    return False

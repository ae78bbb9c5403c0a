"""What a case waits for before it may end: a feature that waits says so here, and says when it no longer does."""

from datetime import date, datetime

from case_core.cases.deadlines import centre_due
from case_core.cases.locks import move
from case_core.cases.models import Case, ClosingBlocker
from case_core.cases.states import CaseStatus


def wait_for(case: Case, *, source: str, source_id: int, waiting_for: str, due_on: date, at: datetime) -> None:
    """Let a locked case wait; it is due when the first answer is."""
    ClosingBlocker.objects.create(case=case, source=source, source_id=source_id, waiting_for=waiting_for, due_on=due_on)
    move(case, CaseStatus.WAITING_SECTION)
    first = case.blockers.order_by("due_on").values_list("due_on", flat=True)[0]
    _save(case, due_on=first, at=at)


def note_taken(case: Case, *, source: str, source_id: int, at: datetime) -> None:
    """Note that what a locked case waits for is in somebody's hands."""
    case.blockers.filter(source=source, source_id=source_id).update(taken_at=at)


def put_off(case: Case, *, source: str, source_id: int, due_on: date, at: datetime) -> None:
    """Let a locked case wait longer for one thing; it is still due when the first answer is."""
    case.blockers.filter(source=source, source_id=source_id).update(due_on=due_on)
    first = case.blockers.order_by("due_on").values_list("due_on", flat=True)[0]
    _save(case, due_on=first, at=at)


def stop_waiting(case: Case, *, source: str, source_id: int, then: CaseStatus, at: datetime) -> None:
    """Take one thing off a locked case; after the last, the case takes the state `then` and is the centre's again."""
    case.blockers.filter(source=source, source_id=source_id).delete()
    first = case.blockers.order_by("due_on").values_list("due_on", flat=True).first()
    if first is None:
        move(case, then)
    _save(case, due_on=first or centre_due(at), at=at)


def _save(case: Case, *, due_on: date, at: datetime) -> None:
    case.due_on = due_on
    case.touched_at = at
    case.save(update_fields=["status", "due_on", "touched_at", "owner"])

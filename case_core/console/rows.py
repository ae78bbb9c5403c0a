"""A case as one line of a list."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from case_core.cases.models import Case
from case_core.cases.states import CaseStatus, Outcome

TONES: Final[Mapping[str, str]] = {
    CaseStatus.NEW: "key",
    CaseStatus.IN_PROGRESS: "neutral",
    CaseStatus.WAITING_SECTION: "warning",
    CaseStatus.READY: "success",
    CaseStatus.CLOSED: "neutral",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseState:
    """Where a case stands, in words and on which tint, and how it ended."""

    status: str
    tone: str
    outcome: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseRow:
    """One line: what it is, whose it is, where it stands, and whether somebody must look at it today."""

    case: Case
    status: str
    tone: str
    waiting_for: str
    is_due: bool
    is_today: bool
    is_promise_broken: bool


def rows_of(cases: Iterable[Case], *, today: date) -> list[CaseRow]:
    """Return the lines of a list."""
    return [_row(case, today) for case in cases]


def state_of(case: Case) -> CaseState:
    """Return where a case stands."""
    return CaseState(
        # Not the field's own display: it writes the words of all states anew for each line.
        status=str(CaseStatus(case.status).label),
        tone=TONES[case.status],
        outcome=str(Outcome(case.outcome).label) if case.outcome else "",
    )


def shown_of(row: CaseRow) -> tuple[object, ...]:
    """Return what a line shows: two lines that show the same have the same."""
    case = row.case
    owner = case.owner.display_name if case.owner else ""
    told = (case.pk, case.title, case.status, case.new_message_at, case.due_on, case.promised_on, *case.marks)
    return *told, owner, row.waiting_for, row.is_due, row.is_today, row.is_promise_broken


def _row(case: Case, today: date) -> CaseRow:
    is_due = any(day is not None and day <= today for day in (case.due_on, case.promised_on))
    state = state_of(case)
    needs_somebody = case.status in {CaseStatus.NEW, CaseStatus.READY} or case.new_message_at is not None
    return CaseRow(
        case=case,
        status=state.status,
        tone=state.tone,
        waiting_for="・".join(dict.fromkeys(blocker.waiting_for for blocker in case.blockers.all())),
        is_due=is_due,
        is_today=is_due or needs_somebody,
        is_promise_broken=case.promised_on is not None and case.promised_on < today,
    )

"""What everybody must know before they act in a case: a feature puts a mark on it, and takes it away again."""

from collections.abc import Mapping
from typing import Final

from case_core.cases.models import Case
from case_core.cases.states import Mark

TONES: Final[Mapping[str, str]] = {
    Mark.URGENT: "error",
    Mark.SHIELDED: "error",
    Mark.AGREED_LINE: "warning",
    Mark.RETURNED: "warning",
    Mark.SIGNATURE: "warning",
    Mark.RESTRICTED: "neutral",
}


def put_mark(case: Case, mark: Mark) -> None:
    """Put a mark on a locked case; a second time changes nothing."""
    _save(case, {*case.marks, mark.value})


def take_mark(case: Case, mark: Mark) -> None:
    """Take a mark off a locked case, if it is there."""
    _save(case, set(case.marks) - {mark.value})


def shown_marks(case: Case) -> list[tuple[str, str]]:
    """Return the words and the tone of each mark, the gravest first."""
    return [(str(Mark(mark).label), TONES[mark]) for mark in case.marks]


def _save(case: Case, marks: set[str]) -> None:
    in_order = [mark.value for mark in Mark if mark.value in marks]
    if in_order != case.marks:
        case.marks = in_order
        case.save(update_fields=["marks"])

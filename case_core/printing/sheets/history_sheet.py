"""The course of a case on paper, as the timeline tells it."""

from typing import Any

from case_core.cases.models import Case
from case_core.console.course import course_of
from case_core.console.letters import Entry
from case_core.console.timeline import timeline_of
from case_core.printing.redaction import redact
from tenants.accounts.actor import Actor


def entries_of(viewer: Actor, case: Case) -> list[Entry]:
    """Return everything that happened, oldest first."""
    return timeline_of(course_of(viewer, case))


def history_facts(viewer: Actor, case: Case, *, is_redacted: bool) -> dict[str, Any]:
    """Return what the sheet shows; redacted, only what is the person's own."""
    entries = entries_of(viewer, case)
    if not is_redacted:
        return {"entries": entries}
    left = redact(entries)
    return {"entries": left.entries, "redacted": left}

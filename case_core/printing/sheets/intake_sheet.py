"""The first talk on paper: who came, how, with what, and the line to sign."""

from typing import Any

from case_core.cases.models import Case
from case_core.printing.redaction import redact
from case_core.printing.sheets.history_sheet import entries_of
from case_core.printing.sheets.people import people_facts
from tenants.accounts.actor import Actor


def intake_facts(viewer: Actor, case: Case, *, is_redacted: bool) -> dict[str, Any]:
    """Return what the sheet shows: the case's first entry is the talk with which it began."""
    first = entries_of(viewer, case)[:1]
    facts = people_facts(viewer, case, names_others=not is_redacted)
    if not is_redacted:
        return {"entries": first, **facts}
    left = redact(first)
    return {"entries": left.entries, "redacted": left, **facts}

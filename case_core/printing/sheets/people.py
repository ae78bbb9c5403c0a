"""Who a case is about, and what troubles them: for the heads of the sheets."""

from typing import Any

from case_core.cases.models import Case
from case_core.relations.selectors import people_of
from case_core.troubles.selectors import troubles_of
from tenants.accounts.actor import Actor


def people_facts(viewer: Actor, case: Case, *, names_others: bool) -> dict[str, Any]:
    """Return the troubles, the worst first, and the other people of the case where they may be named."""
    return {
        "troubles": list(troubles_of(viewer, case)),
        "people": list(people_of(viewer, case)) if names_others else [],
    }

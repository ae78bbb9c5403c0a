"""What the person carries to the next desk: the hand-over as its section sees it, and the code that opens it."""

from datetime import datetime
from typing import Any

from case_core.cases.models import Case
from case_core.handovers.models import Handover
from case_core.handovers.selectors import handovers_of
from case_core.handovers.states import SHARES_IDENTITY
from case_core.printing.codes import code_for
from case_core.printing.errors import HandoverMissingError
from case_core.printing.sheets.people import people_facts
from tenants.accounts.actor import Actor


def carried_handovers(viewer: Actor, case: Case) -> list[Handover]:
    """Return the hand-overs of the case that a person can still carry: somebody owes an answer."""
    return [handover for handover in handovers_of(viewer, case) if handover.is_open]


def carry_facts(viewer: Actor, case: Case, *, handover_id: int | None, at: datetime) -> dict[str, Any]:
    """
    Return what the sheet shows; without consent, no name.

    :raises HandoverMissingError: the case has no such hand-over that is open.
    """
    handover = next((each for each in carried_handovers(viewer, case) if each.pk == handover_id), None)
    if handover is None:
        raise HandoverMissingError(field="handover")
    code, valid_until = code_for(handover, actor=viewer, at=at)
    may_name = handover.consent in SHARES_IDENTITY
    return {
        **people_facts(viewer, case, names_others=may_name),
        "handover": handover,
        "shows_person": may_name,
        "code": code,
        "valid_until": valid_until,
    }

"""Reads of promises, for planning what follows."""

from datetime import date, datetime

from case_core.cases.models import Case, Contact
from case_core.cases.states import Direction
from case_core.promises.models import Promise


def promised_day(promise_id: int) -> date:
    """Return the day that was promised."""
    return Promise.objects.values_list("promised_on", flat=True).get(pk=promise_id)


def moment_of_answer(contact_id: int) -> datetime | None:
    """Return when the centre turned to the person in a contact; none where it did not."""
    sent = Contact.objects.filter(pk=contact_id, direction=Direction.OUTGOING)
    return sent.values_list("at", flat=True).first()


def moment_of_end(case_id: int) -> datetime | None:
    """Return when a case ended; none while it is open."""
    return Case.objects.values_list("closed_at", flat=True).get(pk=case_id)

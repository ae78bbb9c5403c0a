"""Write down that somebody is away."""

from datetime import date, datetime

from django.db import transaction

from case_core.roster.counsellor_facts import locked_counsellor
from case_core.roster.errors import AlreadyWrittenError, DaysNotInOrderError
from case_core.roster.events import RosterChanged
from case_core.roster.models import Absence
from case_core.roster.policies import can_write_for
from mannaka_kit import audit
from mannaka_kit.decisions import require
from mannaka_kit.outbox import events
from tenants.accounts.policies import Acting


@transaction.atomic
def add_absence(*, counsellor_id: int, first: date, last: date, actor: Acting, at: datetime) -> Absence:
    """
    Keep somebody free from the first day to the last, both included.

    :raises CounsellorNotFoundError: there is nobody of this number.
    :raises NotAllowedError: it is neither the actor nor is the actor a keeper of the roster.
    :raises DaysNotInOrderError: the last day lies before the first.
    :raises AlreadyWrittenError: these days are written down.
    """
    counsellor = locked_counsellor(counsellor_id)
    require(can_write_for(actor, counsellor))
    if last < first:
        raise DaysNotInOrderError(field="last")
    if counsellor.absences.filter(first=first, last=last).exists():
        raise AlreadyWrittenError(field="first")
    absence = Absence.objects.create(counsellor=counsellor, first=first, last=last)
    audit.record("absence.added", actor=actor, target=counsellor, at=at, details={"days": (last - first).days + 1})
    events.record(RosterChanged())
    return absence

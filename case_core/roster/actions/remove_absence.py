"""Take an absence back."""

from datetime import datetime

from django.db import transaction

from case_core.roster.counsellor_facts import locked_counsellor
from case_core.roster.models import Absence
from case_core.roster.policies import can_write_for
from mannaka_kit import audit
from mannaka_kit.decisions import require
from tenants.accounts.policies import Acting


@transaction.atomic
def remove_absence(*, counsellor_id: int, absence_id: int, actor: Acting, at: datetime) -> None:
    """
    Have somebody be there after all; one that is gone already stays gone.

    :raises CounsellorNotFoundError: there is nobody of this number.
    :raises NotAllowedError: it is neither the actor nor is the actor a keeper of the roster.
    """
    counsellor = locked_counsellor(counsellor_id)
    require(can_write_for(actor, counsellor))
    gone, _rows = Absence.objects.filter(pk=absence_id, counsellor=counsellor).delete()
    if gone:
        audit.record("absence.removed", actor=actor, target=counsellor, at=at)

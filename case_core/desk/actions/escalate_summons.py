"""Take an unanswered call to the head of the section."""

from datetime import datetime

from django.db import transaction

from case_core.desk.events import SummonsEscalated
from case_core.desk.locks import locked_summons
from case_core.desk.models import Summons
from case_core.desk.states import SummonsStatus
from case_core.desk.turns import record_turn
from mannaka_kit import audit


@transaction.atomic
def escalate_summons(*, summons_id: int, at: datetime) -> Summons:
    """
    Put a call that nobody has answered before the head of the section, once; an answered one is left alone.

    :raises SummonsNotFoundError: there is no such call.
    """
    _case, summons = locked_summons(summons_id)
    if summons.status != SummonsStatus.WAITING or summons.escalated_at is not None:
        return summons
    summons.escalated_at = at
    summons.save(update_fields=["escalated_at"])
    record_turn("summons.escalated", SummonsEscalated, summons, actor=audit.SYSTEM, at=at)
    return summons

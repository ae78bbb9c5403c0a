"""The three ways in which a hand-over ends: answered, returned, or no longer awaited."""

from datetime import datetime

from case_core.cases.blockers import stop_waiting
from case_core.cases.models import Case
from case_core.cases.states import CaseStatus
from case_core.handovers.locks import move
from case_core.handovers.models import Handover
from case_core.handovers.states import HandoverStatus
from tenants.accounts.actor import Actor

SOURCE = "handover"


def end(
    case: Case, handover: Handover, *, status: HandoverStatus, then: CaseStatus, actor: Actor, at: datetime
) -> None:
    """
    End a locked hand-over whose texts are set, and let its case go on.

    :raises HandoverEndedError: its state does not lead there.
    """
    move(handover, status)
    handover.ended_by_id = actor.user_id
    handover.ended_at = at
    handover.save()
    stop_waiting(case, source=SOURCE, source_id=handover.pk, then=then, at=at)

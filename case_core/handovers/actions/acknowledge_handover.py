"""Say that the section has it."""

from datetime import datetime

from django.db import transaction

from case_core.cases.blockers import note_taken
from case_core.handovers.endings import SOURCE
from case_core.handovers.errors import AlreadyAcknowledgedError
from case_core.handovers.events import HandoverAcknowledged
from case_core.handovers.locks import locked_handover, move
from case_core.handovers.models import Handover
from case_core.handovers.policies import can_answer_handover
from case_core.handovers.states import HandoverStatus
from case_core.spans.recording import taken
from mannaka_kit import audit
from mannaka_kit.decisions import require
from mannaka_kit.outbox import events
from tenants.accounts.actor import Actor


@transaction.atomic
def acknowledge_handover(*, handover_id: int, actor: Actor, at: datetime) -> Handover:
    """
    Acknowledge a hand-over for the section.

    :raises HandoverNotFoundError: there is no such hand-over.
    :raises NotAllowedError: the actor is not of the section.
    :raises AlreadyAcknowledgedError: somebody of the section was quicker.
    :raises HandoverEndedError: it has ended.
    """
    case, handover = locked_handover(handover_id, actor=actor)
    require(can_answer_handover(actor, handover))
    if handover.status == HandoverStatus.ACKNOWLEDGED:
        raise AlreadyAcknowledgedError
    move(handover, HandoverStatus.ACKNOWLEDGED)
    handover.acknowledged_by_id = actor.user_id
    handover.acknowledged_at = at
    handover.save(update_fields=["status", "acknowledged_by", "acknowledged_at"])
    note_taken(case, source=SOURCE, source_id=handover.pk, at=at)
    taken(case.pk, at=at)
    audit.record("handover.acknowledged", actor=actor, target=handover, at=at, case_id=case.pk)
    events.record(HandoverAcknowledged(case_id=case.pk, handover_id=handover.pk, section_id=handover.section_id))
    return handover

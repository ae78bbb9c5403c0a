"""Go on without the section's answer."""

from datetime import datetime

from django.db import transaction

from case_core.cases.states import CaseStatus
from case_core.handovers.endings import end
from case_core.handovers.errors import TextMissingError
from case_core.handovers.events import HandoverWaived
from case_core.handovers.locks import locked_handover
from case_core.handovers.models import Handover
from case_core.handovers.policies import can_send_handovers
from case_core.handovers.states import HandoverStatus
from mannaka_kit import audit
from mannaka_kit.decisions import require
from mannaka_kit.outbox import events
from tenants.accounts.actor import Actor


@transaction.atomic
def waive_handover(*, handover_id: int, reason: str, actor: Actor, at: datetime) -> Handover:
    """
    Waive the section's answer, with the reason in writing, so that the case may close.

    :raises NotAllowedError: the actor is not of the centre.
    :raises HandoverNotFoundError: there is no such hand-over.
    :raises HandoverEndedError: it has ended.
    :raises TextMissingError: the reason is empty.
    """
    require(can_send_handovers(actor))
    case, handover = locked_handover(handover_id, actor=actor)
    if not reason.strip():
        raise TextMissingError(field="reason")
    handover.ending_reason = reason
    end(case, handover, status=HandoverStatus.WAIVED, then=CaseStatus.IN_PROGRESS, actor=actor, at=at)
    audit.record("handover.waived", actor=actor, target=handover, at=at, case_id=case.pk)
    events.record(HandoverWaived(case_id=case.pk, handover_id=handover.pk, section_id=handover.section_id))
    return handover

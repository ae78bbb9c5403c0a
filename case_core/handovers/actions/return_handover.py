"""Give a matter back to the centre."""

from datetime import datetime

from django.db import transaction

from case_core.cases.states import CaseStatus
from case_core.handovers.endings import end
from case_core.handovers.errors import TextMissingError
from case_core.handovers.events import HandoverReturned
from case_core.handovers.locks import locked_handover
from case_core.handovers.models import Handover
from case_core.handovers.policies import can_answer_handover
from case_core.handovers.states import HandoverStatus
from mannaka_kit import audit
from mannaka_kit.decisions import require
from mannaka_kit.outbox import events
from tenants.accounts.actor import Actor


@transaction.atomic
def return_handover(*, handover_id: int, reason: str, actor: Actor, at: datetime) -> Handover:
    """
    Return a hand-over that is not the section's, with the reason in writing; the centre looks further.

    :raises HandoverNotFoundError: there is no such hand-over.
    :raises NotAllowedError: the actor is not of the section.
    :raises HandoverEndedError: it has ended.
    :raises TextMissingError: the reason is empty.
    """
    case, handover = locked_handover(handover_id, actor=actor)
    require(can_answer_handover(actor, handover))
    if not reason.strip():
        raise TextMissingError(field="reason")
    handover.ending_reason = reason
    end(case, handover, status=HandoverStatus.RETURNED, then=CaseStatus.NEW, actor=actor, at=at)
    audit.record("handover.returned", actor=actor, target=handover, at=at, case_id=case.pk)
    events.record(HandoverReturned(case_id=case.pk, handover_id=handover.pk, section_id=handover.section_id))
    return handover

"""Give a matter back to the centre."""

from datetime import datetime

from django.db import transaction

from case_core.cases.marks import put_mark
from case_core.cases.states import CaseStatus, Mark
from case_core.handovers.endings import end
from case_core.handovers.errors import ReturnedTwiceError
from case_core.handovers.events import HandoverReturned
from case_core.handovers.locks import locked_handover
from case_core.handovers.models import Handover
from case_core.handovers.policies import can_answer_handover
from case_core.handovers.returns import is_returned_twice
from case_core.handovers.states import HandoverStatus
from case_core.handovers.texts import require_texts
from case_core.spans.recording import told_again
from mannaka_kit import audit
from mannaka_kit.decisions import require
from mannaka_kit.outbox import events
from tenants.accounts.actor import Actor


@transaction.atomic
def return_handover(
    *, handover_id: int, reason: str, superior: str, actor: Actor, at: datetime, was_retold: bool = False
) -> Handover:
    """
    Return a hand-over that is not the section's, with the reason and the superior who agreed; the centre looks further.

    :raises HandoverNotFoundError: there is no such hand-over.
    :raises NotAllowedError: the actor is not of the section.
    :raises HandoverEndedError: it has ended.
    :raises TextMissingError: the reason or the superior's name is empty.
    :raises ReturnedTwiceError: the case was returned twice, and the centre's head has not agreed to a third time.
    """
    case, handover = locked_handover(handover_id, actor=actor)
    require(can_answer_handover(actor, handover))
    require_texts(reason=reason, superior=superior)
    if is_returned_twice(case) and handover.return_allowed_at is None:
        raise ReturnedTwiceError
    handover.ending_reason, handover.superior = reason, superior
    if was_retold:
        told_again(case.pk, section_id=handover.section_id, began_at=at, at=at)
    end(case, handover, status=HandoverStatus.RETURNED, then=CaseStatus.NEW, actor=actor, at=at)
    put_mark(case, Mark.RETURNED)
    audit.record("handover.returned", actor=actor, target=handover, at=at, case_id=case.pk)
    events.record(HandoverReturned(case_id=case.pk, handover_id=handover.pk, section_id=handover.section_id))
    return handover

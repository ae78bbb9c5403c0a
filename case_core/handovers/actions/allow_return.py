"""Agree to a third return."""

from datetime import datetime

from django.db import transaction

from case_core.cases.states import StepKind
from case_core.handovers.errors import HandoverEndedError, ReturnAlreadyAllowedError, ReturnNotBarredError
from case_core.handovers.events import ReturnAllowed
from case_core.handovers.locks import locked_handover
from case_core.handovers.models import Handover
from case_core.handovers.policies import can_allow_returns
from case_core.handovers.returns import is_returned_twice
from case_core.handovers.texts import require_texts
from case_core.handovers.turns import record_turn, tell
from mannaka_kit.decisions import require
from tenants.accounts.actor import Actor


@transaction.atomic
def allow_return(*, handover_id: int, reason: str, actor: Actor, at: datetime) -> Handover:
    """
    Let a section return a case that came back twice already, with the reason in writing.

    :raises NotAllowedError: the actor is not the head of the centre.
    :raises HandoverNotFoundError: there is no such hand-over.
    :raises HandoverEndedError: it has ended.
    :raises ReturnNotBarredError: the section may return it by itself.
    :raises ReturnAlreadyAllowedError: it is allowed already.
    :raises TextMissingError: the reason is empty.
    """
    require(can_allow_returns(actor))
    case, handover = locked_handover(handover_id, actor=actor)
    require_texts(reason=reason)
    if not handover.is_open:
        raise HandoverEndedError
    if not is_returned_twice(case):
        raise ReturnNotBarredError
    if handover.return_allowed_at is not None:
        raise ReturnAlreadyAllowedError
    handover.return_allowed_at, handover.return_allowed_by_id = at, actor.user_id
    handover.save(update_fields=["return_allowed_at", "return_allowed_by"])
    tell(case, handover, StepKind.RETURN_ALLOWED, note=reason, actor=actor, at=at, day=None)
    record_turn("handover.return_allowed", ReturnAllowed, handover, actor=actor, at=at)
    return handover

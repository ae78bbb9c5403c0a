"""Say that the officer cannot come."""

from datetime import datetime

from django.db import transaction

from case_core.desk.endings import end
from case_core.desk.errors import AlreadyThereError, TextMissingError
from case_core.desk.events import SummonsDeclined
from case_core.desk.locks import locked_summons
from case_core.desk.models import Summons
from case_core.desk.policies import can_answer_summons
from case_core.desk.states import SummonsStatus
from case_core.desk.turns import record_turn
from mannaka_kit.decisions import require
from tenants.accounts.actor import Actor


@transaction.atomic
def decline_summons(*, summons_id: int, reason: str, actor: Actor, at: datetime) -> Summons:
    """
    Refuse a call for the section, with the reason in writing; it stays on the case.

    :raises SummonsNotFoundError: there is no such call.
    :raises NotAllowedError: the actor is not of the section.
    :raises TextMissingError: the reason is empty.
    :raises AlreadyThereError: the officer is in the room.
    :raises SummonsEndedError: it has ended.
    """
    _case, summons = locked_summons(summons_id, actor=actor)
    require(can_answer_summons(actor, summons))
    if not reason.strip():
        raise TextMissingError(field="reason")
    if summons.status == SummonsStatus.ARRIVED:
        raise AlreadyThereError
    summons.reason = reason
    end(summons, status=SummonsStatus.DECLINED, ended_by_id=actor.user_id, at=at)
    record_turn("summons.declined", SummonsDeclined, summons, actor=actor, at=at)
    return summons

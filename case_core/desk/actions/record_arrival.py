"""Record that the officer is there."""

from datetime import datetime

from django.db import transaction

from case_core.desk.errors import AlreadyThereError
from case_core.desk.events import OfficerArrived
from case_core.desk.locks import locked_summons, move
from case_core.desk.models import Summons
from case_core.desk.policies import can_answer_summons, can_record_presence
from case_core.desk.states import SummonsStatus
from case_core.desk.turns import record_turn
from mannaka_kit.decisions import require
from tenants.accounts.actor import Actor


@transaction.atomic
def record_arrival(*, summons_id: int, actor: Actor, at: datetime) -> Summons:
    """
    Record that the officer has come to the room; whoever comes unannounced has answered by coming.

    :raises SummonsNotFoundError: there is no such call.
    :raises NotAllowedError: the actor is neither of the centre nor of the section.
    :raises AlreadyThereError: the arrival is recorded.
    :raises SummonsEndedError: it has ended.
    """
    _case, summons = locked_summons(summons_id, actor=actor)
    require(can_record_presence(actor, summons))
    if summons.status == SummonsStatus.ARRIVED:
        raise AlreadyThereError
    move(summons, SummonsStatus.ARRIVED)
    if summons.answered_at is None and can_answer_summons(actor, summons):
        summons.answered_by_id, summons.answered_at = actor.user_id, at
    summons.arrived_at = at
    summons.save(update_fields=["status", "answered_by", "answered_at", "arrived_at"])
    record_turn("summons.arrived", OfficerArrived, summons, actor=actor, at=at)
    return summons

"""Record that the officer has left."""

from datetime import datetime

from django.db import transaction

from case_core.desk.endings import end
from case_core.desk.errors import NotArrivedError
from case_core.desk.events import OfficerLeft
from case_core.desk.locks import locked_summons
from case_core.desk.models import Summons
from case_core.desk.policies import can_record_presence
from case_core.desk.states import AWAITED, SummonsStatus
from case_core.desk.turns import record_turn
from mannaka_kit.decisions import require
from tenants.accounts.actor import Actor


@transaction.atomic
def record_leaving(*, summons_id: int, actor: Actor, at: datetime) -> Summons:
    """
    Record that the officer has left; the room is free unless another officer of the case is in it.

    :raises SummonsNotFoundError: there is no such call.
    :raises NotAllowedError: the actor is neither of the centre nor of the section.
    :raises NotArrivedError: the officer has not come yet.
    :raises SummonsEndedError: it has ended.
    """
    _case, summons = locked_summons(summons_id, actor=actor)
    require(can_record_presence(actor, summons))
    if summons.status in AWAITED:
        raise NotArrivedError
    end(summons, status=SummonsStatus.LEFT, ended_by_id=actor.user_id, at=at)
    record_turn("summons.left", OfficerLeft, summons, actor=actor, at=at)
    return summons

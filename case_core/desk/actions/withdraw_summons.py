"""Call the officer no longer."""

from datetime import datetime

from django.db import transaction

from case_core.desk.endings import end
from case_core.desk.errors import AlreadyThereError
from case_core.desk.events import SummonsWithdrawn
from case_core.desk.locks import locked_summons
from case_core.desk.models import Summons
from case_core.desk.policies import can_summon
from case_core.desk.states import SummonsStatus
from case_core.desk.turns import record_turn
from mannaka_kit.decisions import require
from tenants.accounts.actor import Actor


@transaction.atomic
def withdraw_summons(*, summons_id: int, actor: Actor, at: datetime) -> Summons:
    """
    Withdraw a call before the officer is there.

    :raises NotAllowedError: the actor is not of the centre.
    :raises SummonsNotFoundError: there is no such call.
    :raises AlreadyThereError: the officer is in the room.
    :raises SummonsEndedError: it has ended.
    """
    require(can_summon(actor))
    _case, summons = locked_summons(summons_id, actor=actor)
    if summons.status == SummonsStatus.ARRIVED:
        raise AlreadyThereError
    end(summons, status=SummonsStatus.WITHDRAWN, ended_by_id=actor.user_id, at=at)
    record_turn("summons.withdrawn", SummonsWithdrawn, summons, actor=actor, at=at)
    return summons

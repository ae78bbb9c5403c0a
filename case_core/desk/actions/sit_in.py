"""Sit in with the officer."""

from datetime import datetime

from django.db import transaction

from case_core.desk.errors import AlreadySatInError, NotArrivedError, SummonsEndedError
from case_core.desk.events import ClerkSatIn
from case_core.desk.locks import locked_summons
from case_core.desk.models import Summons
from case_core.desk.policies import can_summon
from case_core.desk.states import AWAITED, SummonsStatus
from case_core.desk.turns import record_turn
from mannaka_kit.decisions import require
from tenants.accounts.actor import Actor


@transaction.atomic
def sit_in(*, summons_id: int, actor: Actor, at: datetime) -> Summons:
    """
    Record that a clerk of the centre sits in, so that nobody has to tell the story twice.

    :raises NotAllowedError: the actor is not of the centre.
    :raises SummonsNotFoundError: there is no such call.
    :raises NotArrivedError: the officer is not there yet.
    :raises AlreadySatInError: a colleague sits in already.
    :raises SummonsEndedError: it has ended.
    """
    require(can_summon(actor))
    _case, summons = locked_summons(summons_id, actor=actor)
    if summons.status in AWAITED:
        raise NotArrivedError
    if summons.status != SummonsStatus.ARRIVED:
        raise SummonsEndedError
    if summons.sat_in_from is not None:
        raise AlreadySatInError
    summons.sat_in_by_id, summons.sat_in_from = actor.user_id, at
    summons.save(update_fields=["sat_in_by", "sat_in_from"])
    record_turn("summons.sat_in", ClerkSatIn, summons, actor=actor, at=at)
    return summons

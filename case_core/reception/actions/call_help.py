"""Call colleagues to a room."""

from datetime import datetime

from django.db import IntegrityError, transaction

from case_core.reception.events import HelpCalled
from case_core.reception.locks import room_of_day
from case_core.reception.models import HelpCall
from case_core.reception.policies import can_receive
from mannaka_kit import audit
from mannaka_kit.clock import day_of
from mannaka_kit.decisions import require
from mannaka_kit.outbox import events
from tenants.accounts.actor import Actor


@transaction.atomic
def call_help(*, room_id: int, actor: Actor, at: datetime) -> HelpCall:
    """
    Let all colleagues of the centre hear that a room needs help; a room that calls already is left to its call.

    :raises NotAllowedError: the actor is not of the centre.
    :raises RoomNotFoundError: there is no such room today.
    """
    require(can_receive(actor))
    room = room_of_day(room_id, on=day_of(at))
    try:
        with transaction.atomic():
            call = HelpCall.objects.create(room=room, asked_by_id=actor.user_id, asked_at=at)
    except IntegrityError:
        return HelpCall.objects.open().get(room=room)
    audit.record("help.called", actor=actor, target=call, at=at, details={"room": room.pk})
    events.record(HelpCalled(help_id=call.pk))
    return call

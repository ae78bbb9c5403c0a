"""Call whoever's turn it is."""

from datetime import datetime

from django.db import transaction

from case_core.reception.errors import NobodyWaitsError
from case_core.reception.events import TicketCalled
from case_core.reception.locks import locked_room
from case_core.reception.models import QueueTicket
from case_core.reception.policies import can_receive
from case_core.reception.turns import record_turn
from case_core.reception.visits import call_to
from mannaka_kit.clock import day_of
from mannaka_kit.decisions import require
from tenants.accounts.actor import Actor


@transaction.atomic
def call_next(*, room_id: int, actor: Actor, at: datetime) -> QueueTicket:
    """
    Call the next number to a room; whom a colleague calls at the same moment is passed over.

    :raises NotAllowedError: the actor is not of the centre.
    :raises RoomNotFoundError: there is no such room today.
    :raises RoomBusyError: the room has somebody.
    :raises NobodyWaitsError: nobody waits for this room.
    """
    require(can_receive(actor))
    room = locked_room(room_id, on=day_of(at))
    waiting = QueueTicket.objects.of_day(day_of(at)).waiting().for_room(room.pk).in_turn()
    ticket = waiting.select_for_update(skip_locked=True, of=["self"]).first()
    if ticket is None:
        raise NobodyWaitsError
    call_to(ticket, room, actor=actor, at=at)
    record_turn("ticket.called", TicketCalled, ticket, actor=actor, at=at)
    return ticket

"""Call this number."""

from datetime import datetime

from django.db import transaction

from case_core.reception.events import TicketCalled
from case_core.reception.locks import locked_room, locked_ticket
from case_core.reception.models import QueueTicket
from case_core.reception.policies import can_receive
from case_core.reception.turns import record_turn
from case_core.reception.visits import call_to
from mannaka_kit.clock import day_of
from mannaka_kit.decisions import require
from tenants.accounts.actor import Actor


@transaction.atomic
def call_ticket(*, ticket_id: int, room_id: int, actor: Actor, at: datetime) -> QueueTicket:
    """
    Call one number to a room, out of turn or back from where it was put aside.

    :raises NotAllowedError: the actor is not of the centre.
    :raises RoomNotFoundError: there is no such room today.
    :raises TicketNotFoundError: there is no such number.
    :raises TicketNotOfTodayError: it is of another day.
    :raises TicketStateError: it is in a room, or over.
    :raises RoomBusyError: the room has somebody.
    """
    require(can_receive(actor))
    room = locked_room(room_id, on=day_of(at))
    ticket = locked_ticket(ticket_id, on=day_of(at))
    call_to(ticket, room, actor=actor, at=at)
    record_turn("ticket.called", TicketCalled, ticket, actor=actor, at=at)
    return ticket

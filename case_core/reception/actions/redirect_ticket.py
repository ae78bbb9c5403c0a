"""Send a number to another room."""

from datetime import datetime

from django.db import transaction

from case_core.reception.errors import SameRoomError
from case_core.reception.events import TicketMoved
from case_core.reception.locks import locked_ticket, move, room_of_day
from case_core.reception.models import QueueTicket
from case_core.reception.policies import can_receive
from case_core.reception.states import TicketStatus, VisitEnding
from case_core.reception.turns import record_turn
from case_core.reception.visits import end_visit
from mannaka_kit.clock import day_of
from mannaka_kit.decisions import require
from tenants.accounts.actor import Actor


@transaction.atomic
def redirect_ticket(*, ticket_id: int, room_id: int, actor: Actor, at: datetime) -> QueueTicket:
    """
    Let somebody wait for another room, with the same number and in the same turn; only that room calls them.

    :raises NotAllowedError: the actor is not of the centre.
    :raises TicketNotFoundError: there is no such number.
    :raises TicketNotOfTodayError: it is of another day.
    :raises RoomNotFoundError: there is no such room today.
    :raises SameRoomError: it is there, or waits for it, already.
    :raises TicketStateError: it is over.
    """
    require(can_receive(actor))
    ticket = locked_ticket(ticket_id, on=day_of(at))
    room = room_of_day(room_id, on=day_of(at))
    is_there = ticket.status not in {TicketStatus.PARKED, TicketStatus.MISSED}
    if is_there and ticket.room_id == room.pk:
        raise SameRoomError(field="room")
    move(ticket, TicketStatus.WAITING)
    end_visit(ticket, VisitEnding.REDIRECTED, at=at)
    ticket.room = room
    ticket.save(update_fields=["status", "room"])
    record_turn("ticket.redirected", TicketMoved, ticket, actor=actor, at=at)
    return ticket

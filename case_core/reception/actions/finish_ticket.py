"""Say that the talk is over."""

from datetime import datetime

from django.db import transaction

from case_core.reception.events import TicketEnded
from case_core.reception.locks import locked_ticket, move
from case_core.reception.models import QueueTicket
from case_core.reception.policies import can_receive
from case_core.reception.states import TicketStatus, VisitEnding
from case_core.reception.turns import record_turn
from case_core.reception.visits import end_visit
from mannaka_kit.clock import day_of
from mannaka_kit.decisions import require
from tenants.accounts.actor import Actor


@transaction.atomic
def finish_ticket(*, ticket_id: int, actor: Actor, at: datetime) -> QueueTicket:
    """
    End a number whose person was talked with; the room is free for the next.

    :raises NotAllowedError: the actor is not of the centre.
    :raises TicketNotFoundError: there is no such number.
    :raises TicketNotOfTodayError: it is of another day.
    :raises TicketStateError: it is not in a room.
    """
    require(can_receive(actor))
    ticket = locked_ticket(ticket_id, on=day_of(at))
    move(ticket, TicketStatus.DONE)
    end_visit(ticket, VisitEnding.DONE, at=at)
    ticket.ended_at = at
    ticket.save(update_fields=["status", "ended_at"])
    record_turn("ticket.finished", TicketEnded, ticket, actor=actor, at=at)
    return ticket

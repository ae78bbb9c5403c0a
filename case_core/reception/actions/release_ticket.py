"""Say that somebody has gone."""

from datetime import datetime

from django.db import transaction

from case_core.reception.events import TicketEnded
from case_core.reception.locks import locked_ticket, move
from case_core.reception.models import QueueTicket
from case_core.reception.policies import can_receive
from case_core.reception.states import TicketStatus
from case_core.reception.turns import record_turn
from mannaka_kit.clock import day_of
from mannaka_kit.decisions import require
from tenants.accounts.actor import Actor


@transaction.atomic
def release_ticket(*, ticket_id: int, actor: Actor, at: datetime) -> QueueTicket:
    """
    End the number of somebody who went home without a talk.

    :raises NotAllowedError: the actor is not of the centre.
    :raises TicketNotFoundError: there is no such number.
    :raises TicketNotOfTodayError: it is of another day.
    :raises TicketStateError: it is in a room, or over.
    """
    require(can_receive(actor))
    ticket = locked_ticket(ticket_id, on=day_of(at))
    move(ticket, TicketStatus.LEFT)
    ticket.ended_at = at
    ticket.save(update_fields=["status", "ended_at"])
    record_turn("ticket.released", TicketEnded, ticket, actor=actor, at=at)
    return ticket

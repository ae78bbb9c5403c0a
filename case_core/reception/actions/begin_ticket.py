"""Say that the talk has begun."""

from datetime import datetime

from django.db import transaction

from case_core.reception.events import TicketMoved
from case_core.reception.locks import locked_ticket, move
from case_core.reception.models import QueueTicket
from case_core.reception.policies import can_receive
from case_core.reception.states import TicketStatus
from case_core.reception.turns import record_turn
from case_core.reception.visits import begin_visit
from mannaka_kit.clock import day_of
from mannaka_kit.decisions import require
from tenants.accounts.actor import Actor


@transaction.atomic
def begin_ticket(*, ticket_id: int, actor: Actor, at: datetime) -> QueueTicket:
    """
    Record that the person is in the room; the screens of the hall call them no longer.

    :raises NotAllowedError: the actor is not of the centre.
    :raises TicketNotFoundError: there is no such number.
    :raises TicketNotOfTodayError: it is of another day.
    :raises TicketStateError: it is not being called.
    """
    require(can_receive(actor))
    ticket = locked_ticket(ticket_id, on=day_of(at))
    move(ticket, TicketStatus.SERVING)
    begin_visit(ticket, at=at)
    ticket.save(update_fields=["status"])
    record_turn("ticket.begun", TicketMoved, ticket, actor=actor, at=at)
    return ticket

"""Call the same number once more."""

from datetime import datetime

from django.db import transaction

from case_core.reception.errors import TicketStateError
from case_core.reception.events import TicketCalled
from case_core.reception.locks import locked_ticket
from case_core.reception.models import QueueTicket
from case_core.reception.policies import can_receive
from case_core.reception.states import TicketStatus
from case_core.reception.turns import record_turn
from mannaka_kit.clock import day_of
from mannaka_kit.decisions import require
from tenants.accounts.actor import Actor


@transaction.atomic
def call_again(*, ticket_id: int, actor: Actor, at: datetime) -> QueueTicket:
    """
    Let the screens call a number again to the room to which it was called.

    :raises NotAllowedError: the actor is not of the centre.
    :raises TicketNotFoundError: there is no such number.
    :raises TicketNotOfTodayError: it is of another day.
    :raises TicketStateError: it is not being called.
    """
    require(can_receive(actor))
    ticket = locked_ticket(ticket_id, on=day_of(at))
    if ticket.status != TicketStatus.CALLED:
        raise TicketStateError
    ticket.called_at, ticket.times_called = at, ticket.times_called + 1
    ticket.save(update_fields=["called_at", "times_called"])
    record_turn("ticket.called_again", TicketCalled, ticket, actor=actor, at=at)
    return ticket

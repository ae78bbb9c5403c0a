"""Give somebody who came a number."""

from datetime import datetime

from django.db import transaction

from case_core.bookings.states import BookingWay
from case_core.reception.events import TicketIssued
from case_core.reception.models import QueueTicket
from case_core.reception.numbering import take_number
from case_core.reception.policies import can_receive
from case_core.reception.rules import rules
from case_core.reception.turns import record_turn
from mannaka_kit.clock import day_of
from mannaka_kit.decisions import require
from tenants.accounts.actor import Actor


@transaction.atomic
def issue_ticket(*, actor: Actor, at: datetime, way: str = BookingWay.COUNTER, topic: str = "") -> QueueTicket:
    """
    Give the day's next number; who they are and what they come for is not asked.

    :raises NotAllowedError: the actor is not of the centre.
    """
    require(can_receive(actor))
    ticket = take_number(
        QueueTicket(
            day=day_of(at),
            letter=rules().letter,
            way=BookingWay(way),
            topic=topic,
            issued_at=at,
            issued_by_id=actor.user_id,
            ranks_at=at,
        )
    )
    record_turn("ticket.issued", TicketIssued, ticket, actor=actor, at=at)
    return ticket

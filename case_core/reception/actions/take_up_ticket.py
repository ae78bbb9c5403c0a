"""Make the case of a number: the talk has begun."""

from datetime import datetime

from django.db import transaction

from case_core.bookings.actions.take_up_booking import take_up_booking
from case_core.bookings.states import CHANNELS
from case_core.intake.actions.receive_matter import PersonDetails, Received, receive_matter
from case_core.reception.errors import AlreadyTakenUpError, TicketStateError
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
def take_up_ticket(
    *, ticket_id: int, topic: str, words: str, person: PersonDetails, actor: Actor, at: datetime
) -> Received:
    """
    Take the matter of a number in by the one door for matters, once; a booking becomes the same case.

    :raises NotAllowedError: the actor is not of the centre.
    :raises TicketNotFoundError: there is no such number.
    :raises TicketNotOfTodayError: it is of another day.
    :raises AlreadyTakenUpError: somebody has taken it up.
    :raises TicketStateError: they went home.
    :raises MatterMissingError: there are no words.
    """
    require(can_receive(actor))
    ticket = locked_ticket(ticket_id, on=day_of(at))
    if ticket.case_id is not None:
        raise AlreadyTakenUpError
    if ticket.status == TicketStatus.LEFT:
        raise TicketStateError
    received = _received(ticket, topic=topic, words=words, person=person, actor=actor, at=at)
    if ticket.status == TicketStatus.CALLED:
        move(ticket, TicketStatus.SERVING)
        begin_visit(ticket, at=at)
    ticket.case_id, ticket.topic = received.case_id, topic
    ticket.save(update_fields=["status", "case", "topic"])
    record_turn("ticket.taken_up", TicketMoved, ticket, actor=actor, at=at)
    return received


def _received(
    ticket: QueueTicket, *, topic: str, words: str, person: PersonDetails, actor: Actor, at: datetime
) -> Received:
    if ticket.booking_id is not None:
        return take_up_booking(booking_id=ticket.booking_id, words=words, actor=actor, at=at)
    channel = CHANNELS[ticket.way]
    return receive_matter(channel=channel, topic=topic, body=words, person=person, actor=actor, at=at)

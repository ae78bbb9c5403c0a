"""Give somebody who comes with a booking a number."""

from datetime import datetime

from django.db import transaction

from case_core.bookings.actions.record_came import record_came
from case_core.bookings.locks import locked_booking
from case_core.bookings.models import Booking
from case_core.bookings.states import BookingStatus
from case_core.reception.errors import AlreadyIssuedError
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
def issue_for_booking(*, booking_id: int, actor: Actor, at: datetime) -> QueueTicket:
    """
    Record that the person of a booking came, and give a number whose turn is the booked time, in the booked room.

    :raises NotAllowedError: the actor is not of the centre.
    :raises BookingNotFoundError: there is no such booking.
    :raises NotYetError: its day has not come.
    :raises BookingEndedError: it was cancelled.
    :raises AlreadyIssuedError: it has its number.
    """
    require(can_receive(actor))
    if QueueTicket.objects.filter(booking_id=booking_id).exists():
        raise AlreadyIssuedError
    booking = locked_booking(booking_id)
    if booking.status != BookingStatus.CAME:
        booking = record_came(booking_id=booking_id, actor=actor, at=at)
    ticket = take_number(_ticket(booking, actor=actor, at=at))
    record_turn("ticket.issued", TicketIssued, ticket, actor=actor, at=at)
    return ticket


def _ticket(booking: Booking, *, actor: Actor, at: datetime) -> QueueTicket:
    return QueueTicket(
        day=day_of(at),
        letter=rules().letter,
        way=booking.way,
        topic=booking.offer.topic,
        room_id=booking.room_id,
        issued_at=at,
        issued_by_id=actor.user_id,
        ranks_at=booking.begins,
        booking=booking,
        case_id=booking.case_id,
    )

"""Make the case of a booking: the talk has begun."""

from datetime import datetime

from django.db import transaction

from case_core.bookings.errors import AlreadyACaseError
from case_core.bookings.events import BookingCame
from case_core.bookings.locks import locked_booking, move
from case_core.bookings.models import Booking
from case_core.bookings.policies import can_work_on_bookings
from case_core.bookings.presence import require_its_day
from case_core.bookings.states import CHANNELS, BookingStatus
from case_core.bookings.turns import record_turn
from case_core.intake.actions.receive_matter import PersonDetails, Received, receive_matter
from mannaka_kit.decisions import require
from tenants.accounts.actor import Actor


@transaction.atomic
def take_up_booking(*, booking_id: int, words: str, actor: Actor, at: datetime) -> Received:
    """
    Take the matter of a booking in by the one door for matters, once; it is one record from now on.

    :raises NotAllowedError: the actor is not of the centre.
    :raises BookingNotFoundError: there is no such booking.
    :raises NotYetError: its day has not come.
    :raises AlreadyACaseError: somebody has taken it up.
    :raises BookingEndedError: it was cancelled, or nobody came.
    :raises MatterMissingError: there are no words.
    """
    require(can_work_on_bookings(actor))
    booking = locked_booking(booking_id)
    require_its_day(booking, at=at)
    if booking.case_id is not None:
        raise AlreadyACaseError
    if booking.status != BookingStatus.CAME:
        move(booking, BookingStatus.CAME)
        booking.ended_at = at
    received = receive_matter(
        channel=CHANNELS[booking.way],
        topic=booking.offer.topic,
        body=words,
        person=_person(booking),
        actor=actor,
        at=at,
    )
    booking.case_id = received.case_id
    booking.save(update_fields=["status", "ended_at", "case"])
    record_turn("booking.taken_up", booking, actor=actor, at=at, turn=BookingCame)
    return received


def _person(booking: Booking) -> PersonDetails:
    return PersonDetails(name=booking.name, telephone=booking.telephone, email=booking.email)

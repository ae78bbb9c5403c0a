"""Record that nobody came to a booking."""

from datetime import datetime

from django.db import transaction

from case_core.bookings.errors import AlreadyACaseError, NotYetError
from case_core.bookings.events import BookingMissed
from case_core.bookings.locks import locked_booking, move
from case_core.bookings.models import Booking
from case_core.bookings.policies import can_work_on_bookings
from case_core.bookings.states import BookingStatus
from case_core.bookings.turns import record_turn
from mannaka_kit.decisions import require
from tenants.accounts.actor import Actor


@transaction.atomic
def record_no_show(*, booking_id: int, actor: Actor, at: datetime) -> Booking:
    """
    Say that nobody came.

    :raises NotAllowedError: the actor is not of the centre.
    :raises BookingNotFoundError: there is no such booking.
    :raises NotYetError: its time has not begun.
    :raises AlreadyACaseError: they came, and the talk is a case.
    :raises BookingEndedError: its state does not lead there.
    """
    require(can_work_on_bookings(actor))
    booking = locked_booking(booking_id)
    if at < booking.begins:
        raise NotYetError
    if booking.case_id is not None:
        raise AlreadyACaseError
    move(booking, BookingStatus.NO_SHOW)
    booking.ended_at = at
    booking.save(update_fields=["status", "ended_at"])
    record_turn("booking.no_show", booking, actor=actor, at=at, turn=BookingMissed)
    return booking

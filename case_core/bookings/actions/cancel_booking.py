"""Give a booking back."""

from datetime import datetime, timedelta

from django.db import transaction

from case_core.bookings.errors import BookingBegunError, ReasonMissingError
from case_core.bookings.events import BookingCancelled
from case_core.bookings.locks import locked_booking, move
from case_core.bookings.models import Booking
from case_core.bookings.policies import can_work_on_bookings
from case_core.bookings.rules import rules
from case_core.bookings.states import BookingStatus
from case_core.bookings.turns import record_turn
from mannaka_kit.decisions import require
from tenants.accounts.actor import Actor


@transaction.atomic
def cancel_booking(*, booking_id: int, at: datetime, reason: str = "", actor: Actor | None = None) -> Booking:
    """
    Cancel a booking: the citizen needs no reason, the city gives one; the time rests for the city's minutes.

    :raises NotAllowedError: the actor is not of the centre.
    :raises BookingNotFoundError: there is no such booking.
    :raises BookingEndedError: it is over or cancelled.
    :raises BookingBegunError: its time has begun, and the citizen has to call.
    :raises ReasonMissingError: the city gives no reason.
    """
    if actor is not None:
        require(can_work_on_bookings(actor))
    booking = locked_booking(booking_id)
    if actor is not None and not reason.strip():
        raise ReasonMissingError(field="reason")
    if booking.begins <= at and actor is None:
        raise BookingBegunError
    move(booking, BookingStatus.CANCELLED)
    booking.ended_at, booking.reason = at, reason.strip()
    booking.released_at = at + timedelta(minutes=rules().release_minutes)
    booking.save(update_fields=["status", "ended_at", "reason", "released_at"])
    record_turn("booking.cancelled", booking, actor=actor, at=at, turn=BookingCancelled)
    return booking

"""Record that somebody came to their booking."""

from datetime import datetime

from django.db import transaction

from case_core.bookings.events import BookingCame
from case_core.bookings.locks import locked_booking, move
from case_core.bookings.models import Booking
from case_core.bookings.policies import can_work_on_bookings
from case_core.bookings.presence import require_its_day
from case_core.bookings.states import BookingStatus
from case_core.bookings.turns import record_turn
from mannaka_kit.decisions import require
from tenants.accounts.actor import Actor


@transaction.atomic
def record_came(*, booking_id: int, actor: Actor, at: datetime) -> Booking:
    """
    Say that the person is there.

    :raises NotAllowedError: the actor is not of the centre.
    :raises BookingNotFoundError: there is no such booking.
    :raises NotYetError: its day has not come.
    :raises BookingEndedError: its state does not lead there.
    """
    require(can_work_on_bookings(actor))
    booking = locked_booking(booking_id)
    require_its_day(booking, at=at)
    move(booking, BookingStatus.CAME)
    booking.ended_at = at
    booking.save(update_fields=["status", "ended_at"])
    record_turn("booking.came", booking, actor=actor, at=at, turn=BookingCame)
    return booking

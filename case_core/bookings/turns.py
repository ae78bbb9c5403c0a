"""What every turn of a booking leaves behind: its audit entry and its event."""

from datetime import datetime

from case_core.bookings.events import (
    BookingCame,
    BookingCancelled,
    BookingMade,
    BookingMissed,
    BookingMoved,
    BookingPlaceTold,
)
from case_core.bookings.models import Booking
from mannaka_kit import audit
from mannaka_kit.outbox import events
from tenants.accounts.actor import Actor


def record_turn(
    code: str,
    booking: Booking,
    *,
    actor: Actor | None,
    at: datetime,
    turn: type[BookingMade | BookingMoved | BookingCancelled | BookingCame | BookingMissed | BookingPlaceTold]
    | None = None,
) -> None:
    """
    Record who did it, without an actor the citizen, and tell those who wait for it.

    :raises NotInTransactionError: outside a transaction.
    """
    began, way = booking.begins.isoformat(), booking.way
    audit.record(
        code,
        actor=actor or audit.CITIZEN,
        target=booking,
        at=at,
        case_id=booking.case_id,
        details={"offer": booking.offer_id, "begins": began, "way": way},
    )
    if turn is not None:
        events.record(turn(booking_id=booking.pk))

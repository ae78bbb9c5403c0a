"""Hold a time for somebody who is filling in the form."""

from datetime import datetime, timedelta

from django.db import OperationalError, transaction

from case_core.bookings.errors import SlotTakenError
from case_core.bookings.models import Booking
from case_core.bookings.rules import rules
from case_core.bookings.slots import nearest_slots, offered
from case_core.bookings.taking import take
from case_core.bookings.turns import record_turn
from mannaka_kit.clock import day_of

_LOCK_NOT_AVAILABLE = "55P03"


def hold_slot(*, offer_id: int, way: str, begins: datetime, at: datetime, instead_of: int | None = None) -> Booking:
    """
    Hold a time for the city's minutes; the hold that the same person had before is given back.

    :raises OfferNotFoundError: there is no such offer now.
    :raises WayNotOfferedError: it is not to be had in this way.
    :raises SlotTakenError: somebody was quicker, or nobody is there; it carries the nearest free times.
    """
    offer = offered(offer_id, way, on=day_of(at))
    try:
        with transaction.atomic():
            if instead_of is not None:
                Booking.objects.filter(pk=instead_of, status="held").delete()
            until = at + timedelta(minutes=rules().hold_minutes)
            booking = take(offer, way, begins, at=at, hold_until=until)
            record_turn("booking.held", booking, actor=None, at=at)
            return booking
    except OperationalError as error:
        # So many wanted this time that the queue for it was longer than a statement may wait.
        if getattr(error.__cause__, "sqlstate", "") != _LOCK_NOT_AVAILABLE:
            raise
    raise SlotTakenError(nearest=nearest_slots(offer, way, begins, at=at))

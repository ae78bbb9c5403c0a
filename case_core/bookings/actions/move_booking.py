"""Give a booking another time."""

from datetime import datetime, timedelta

from django.db import transaction

from case_core.bookings.errors import BookingBegunError, SlotNotOfferedError
from case_core.bookings.events import BookingMoved
from case_core.bookings.locks import locked_booking, move
from case_core.bookings.models import Booking
from case_core.bookings.policies import can_work_on_bookings
from case_core.bookings.rules import rules
from case_core.bookings.slots import nearest_slots
from case_core.bookings.states import BookingStatus
from case_core.bookings.still_there import still_there
from case_core.bookings.taking import take
from case_core.bookings.turns import record_turn
from mannaka_kit.decisions import require
from tenants.accounts.actor import Actor

_TOLD = ("name", "telephone", "email", "digits", "email_folded", "about", "needs", "answers", "language", "thread_id")
_KEPT = ("number", "secret_hash", "booked_at", "booked_by_id", "case_id", "online_address", "meeting_id")


@transaction.atomic
def move_booking(*, booking_id: int, begins: datetime, at: datetime, actor: Actor | None = None) -> Booking:
    """
    Move a booking to another time; number and secret stay, and without the new time the old one stays too.

    :raises NotAllowedError: the actor is not of the centre.
    :raises BookingNotFoundError: there is no such booking.
    :raises BookingEndedError: it is over or cancelled.
    :raises BookingBegunError: its time has begun.
    :raises SlotTakenError: the new time is not free; it carries the nearest free ones.
    """
    if actor is not None:
        require(can_work_on_bookings(actor))
    old = locked_booking(booking_id)
    if old.begins <= at and actor is None:
        raise BookingBegunError
    move(old, BookingStatus.MOVED)
    old.ended_at, old.released_at = at, at + timedelta(minutes=rules().release_minutes)
    old.save(update_fields=["status", "ended_at", "released_at"])
    new = take(old.offer, old.way, begins, at=at, hold_until=at, by_staff=actor is not None)
    # The roster or the room may have gone to somebody else while the time was taken.
    if not still_there(new, at=at):
        raise SlotNotOfferedError(nearest=nearest_slots(new.offer, new.way, begins, at=at))
    _hand_on(old, new)
    record_turn("booking.moved", new, actor=actor, at=at, turn=BookingMoved)
    return new


def _hand_on(old: Booking, new: Booking) -> None:
    """Let the new row be what the old one was."""
    for name in (*_TOLD, *_KEPT):
        setattr(new, name, getattr(old, name))
    new.status, new.hold_until, new.moved_from = BookingStatus.BOOKED, None, old
    new.save()

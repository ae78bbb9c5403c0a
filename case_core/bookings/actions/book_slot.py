"""Book the time that is held."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from case_core.bookings.confirming import number_for, write_down
from case_core.bookings.contact_limit import require_within_limit
from case_core.bookings.contacts import Told, require_contact
from case_core.bookings.errors import SlotNotOfferedError
from case_core.bookings.events import BookingMade
from case_core.bookings.locks import locked_booking, move
from case_core.bookings.models import Booking
from case_core.bookings.slots import nearest_slots
from case_core.bookings.states import BookingStatus
from case_core.bookings.still_there import still_there
from case_core.bookings.turns import record_turn
from mannaka_kit.identifiers import new_receipt_secret, secret_hash
from tenants.accounts.actor import Actor


@dataclass(frozen=True, slots=True, kw_only=True)
class Booked:
    """What to tell the citizen; the secret is known now and never again."""

    booking: Booking
    secret: str


@transaction.atomic
def book_slot(*, hold_id: int, told: Told, at: datetime, actor: Actor | None = None) -> Booked:
    """
    Make the held time a booking with a number; without an actor the citizen does it themselves.

    A hold whose minutes are over is booked all the same, as long as nobody else took the time.

    :raises BookingNotFoundError: the hold is gone.
    :raises BookingEndedError: it is a booking already.
    :raises NameMissingError: there is no name.
    :raises TelephoneWrongError: the number cannot be one.
    :raises ContactMissingError: there is neither a number nor a mail address.
    :raises TooManyBookingsError: this contact has as many as the city allows.
    :raises SlotNotOfferedError: meanwhile nobody is there at this time.
    """
    booking = locked_booking(hold_id)
    contact = require_contact(told, way=booking.way)
    require_within_limit(booking.offer, contact, at=at)
    if not still_there(booking, at=at):
        raise SlotNotOfferedError(nearest=nearest_slots(booking.offer, booking.way, booking.begins, at=at))
    move(booking, BookingStatus.BOOKED)
    secret = new_receipt_secret()
    write_down(booking, told, contact)
    booking.number, booking.secret_hash = number_for(booking, at=at), secret_hash(secret)
    booking.booked_at, booking.booked_by_id = at, actor.user_id if actor else None
    booking.hold_until = None
    booking.save()
    record_turn("booking.booked", booking, actor=actor, at=at, turn=BookingMade)
    return Booked(booking=booking, secret=secret)

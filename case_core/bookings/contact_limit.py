"""How many bookings of an offer one contact may hold: exactly as many as the city allows, even in two tabs at once."""

from datetime import datetime

from django.db import connection
from django.db.models import Q

from case_core.bookings.contacts import Contact
from case_core.bookings.errors import TooManyBookingsError
from case_core.bookings.models import Booking, BookingOffer
from mannaka_kit import crypto

_PURPOSE = "booking-contact-limit"


def require_within_limit(offer: BookingOffer, contact: Contact, *, at: datetime) -> None:
    """
    Let each contact hold as many bookings of an offer as the city allows; call it in the transaction that books.

    :raises TooManyBookingsError: it has them.
    """
    _wait_for_the_same(offer, contact)
    same = Q()
    if contact.digits:
        same |= Q(digits=contact.digits)
    if contact.email_folded:
        same |= Q(email_folded=contact.email_folded)
    if Booking.objects.booked().filter(same, offer=offer, ends__gt=at).count() >= offer.most_per_contact:
        raise TooManyBookingsError(field="telephone" if contact.digits else "email")


def _wait_for_the_same(offer: BookingOffer, contact: Contact) -> None:
    """
    Let those who book with the same number or address go one after the other, until their transaction ends.

    A count cannot see what another transaction has not committed. The locks are taken in one order, so that two who
    share both a number and an address never wait for each other.
    """
    told = [f"digits:{contact.digits}"] * bool(contact.digits) + [f"email:{contact.email_folded}"] * bool(
        contact.email_folded
    )
    keys = sorted(_key(f"{offer.pk}:{each}") for each in told)
    with connection.cursor() as cursor:
        for key in keys:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [key])


def _key(text: str) -> int:
    # Made with the city's key: the list of locks tells nobody a number, and another city waits for nobody here.
    return int.from_bytes(bytes.fromhex(crypto.fingerprint(text, purpose=_PURPOSE))[:8], signed=True)

"""How many bookings of an offer one contact may hold: exactly as many as the city allows, even in two tabs at once."""

from datetime import datetime

from django.db.models import Q

from case_core.bookings.contacts import Contact
from case_core.bookings.errors import TooManyBookingsError
from case_core.bookings.models import Booking, BookingOffer
from mannaka_kit.turns import wait_for_turn


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
    """Let those who book with the same number or address take turns: a count sees nothing that is not committed."""
    told = (("digits", contact.digits), ("email", contact.email_folded))
    wait_for_turn(*(f"booking:{offer.pk}:{kind}:{value}" for kind, value in told if value))

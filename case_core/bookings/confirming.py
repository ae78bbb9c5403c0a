"""Make a held time a booking: the contact, the limit for each contact, the number."""

from datetime import datetime

from django.db.models import Q

from case_core.bookings.contacts import Contact, Told
from case_core.bookings.errors import TooManyBookingsError
from case_core.bookings.models import Booking, BookingOffer
from case_core.bookings.states import Need
from mannaka_kit.clock import TOKYO


def require_within_limit(offer: BookingOffer, contact: Contact, *, at: datetime) -> None:
    """
    Let each contact hold as many bookings of an offer as the city allows.

    :raises TooManyBookingsError: it has them.
    """
    same = Q()
    if contact.digits:
        same |= Q(digits=contact.digits)
    if contact.email_folded:
        same |= Q(email_folded=contact.email_folded)
    if Booking.objects.booked().filter(same, offer=offer, ends__gt=at).count() >= offer.most_per_contact:
        raise TooManyBookingsError(field="telephone" if contact.digits else "email")


def number_for(booking: Booking, *, at: datetime) -> str:
    """Return the number that the citizen is given, such as 「Y2026-00412」."""
    return f"Y{at.astimezone(TOKYO).year}-{booking.pk:05d}"


def write_down(booking: Booking, told: Told, contact: Contact) -> None:
    """Put into the booking what was told, in memory."""
    booking.name, booking.telephone, booking.email = contact.name, contact.telephone, contact.email
    booking.digits, booking.email_folded = contact.digits, contact.email_folded
    booking.about, booking.language = told.about.strip(), told.language
    booking.needs = [need for need in Need.values if need in told.needs]
    asked = zip(booking.offer.questions, told.answers, strict=False)
    booking.answers = [{"question": question, "answer": answer.strip()} for question, answer in asked if answer.strip()]

"""Make a held time a booking: the contact, and the number."""

from datetime import datetime

from case_core.bookings.contacts import Contact, Told
from case_core.bookings.models import Booking
from case_core.bookings.states import Need
from mannaka_kit.clock import TOKYO


def number_for(booking: Booking, *, at: datetime) -> str:
    """Return the number that the citizen is given, such as 「Y2026-00412」."""
    return f"Y{at.astimezone(TOKYO).year}-{booking.pk:05d}"


def write_down(booking: Booking, told: Told, contact: Contact) -> None:
    """Put into the booking what was told, in memory."""
    booking.name, booking.telephone, booking.email = contact.name, contact.telephone, contact.email
    booking.digits, booking.email_folded = contact.digits, contact.email_folded
    booking.thread_id = told.thread_id
    booking.about, booking.language = told.about.strip(), told.language
    booking.needs = [need for need in Need.values if need in told.needs]
    asked = zip(booking.offer.questions, told.answers, strict=False)
    booking.answers = [{"question": question, "answer": answer.strip()} for question, answer in asked if answer.strip()]

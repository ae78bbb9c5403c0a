"""What citizens are told of their bookings. One function knows how; other ways to reach somebody come in here."""

from email.utils import formataddr
from typing import Final

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.utils import translation

import mannaka_tenancy
from case_core.bookings.actions.take_up_notice import Notice
from case_core.bookings.states import BookingWay
from cms.eservices.booking.calendars import door_address
from cms.pages.selectors import current_face

BOOKED: Final = "booked"
REMINDER: Final = "reminder"
# Answering machines stay quiet.
_HEADERS: Final = {"Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "All"}


def notify(contact: Notice, template: str) -> None:
    """
    Tell somebody, in their language: plain text with number and time, never the secret or a word of the matter.

    :raises OSError: the mail server did not take it.
    """
    with translation.override(contact.language):
        city, face = mannaka_tenancy.require_current(), current_face()
        values = {
            "city": city.name,
            "number": contact.number,
            "begins": contact.begins,
            "way": BookingWay(contact.way).label,
            "is_counter": contact.way == BookingWay.COUNTER,
            "address": face.address,
            "telephone": face.telephone,
            "door": door_address(),
        }
        subject = render_to_string(f"booking/mail/{template}_subject.txt", values)
        EmailMessage(
            subject=" ".join(subject.split()),
            body=render_to_string(f"booking/mail/{template}.txt", values),
            from_email=formataddr((city.name, settings.DEFAULT_FROM_EMAIL)),
            to=[contact.to],
            headers=dict(_HEADERS),
        ).send()

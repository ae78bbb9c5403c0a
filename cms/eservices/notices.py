"""What citizens are told of their bookings. One function knows how; other ways to reach somebody come in here."""

from typing import Final

from django.utils import translation

import mannaka_tenancy
from case_core.bookings.actions.take_up_notice import Notice
from case_core.bookings.states import BookingWay
from cms.base.mails import send_to_citizen, whole_address
from cms.pages.selectors import current_face

BOOKED: Final = "booked"
REMINDER: Final = "reminder"
PLACE: Final = "place"


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
            "is_online": contact.way == BookingWay.ONLINE,
            "online_address": contact.online_address,
            "is_by_meeting": contact.is_by_meeting,
            "address": face.address,
            "telephone": face.telephone,
            "door": whole_address("booking:door"),
        }
        send_to_citizen(contact.to, template=f"booking/mail/{template}", values=values)

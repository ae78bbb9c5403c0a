"""What citizens are told of their bookings by mail."""

from collections.abc import Mapping
from typing import Final

from django.utils import translation

import mannaka_tenancy
from case_core.bookings.actions.take_up_notice import Notice
from case_core.bookings.states import BookingWay
from case_core.conversations.states import TextKind
from cms.base.mails import send_to_citizen, whole_address
from cms.pages.selectors import current_face

_TEMPLATES: Final[Mapping[str, str]] = {
    TextKind.BOOKED: "booked",
    TextKind.MOVED: "booked",
    TextKind.CANCELLED: "cancelled",
    TextKind.REMINDER: "reminder",
    TextKind.PLACE_TOLD: "place",
}


def notify(contact: Notice, kind: TextKind) -> None:
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
            "anew": whole_address("booking:start"),
        }
        send_to_citizen(contact.to, template=f"booking/mail/{_TEMPLATES[kind]}", values=values)

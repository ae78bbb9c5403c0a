"""A booking's state as a word on a tint: `{% load bookings %}`."""

from datetime import datetime
from typing import Final

from django import template
from django.utils.translation import gettext

from case_core.bookings.models import Booking
from case_core.bookings.states import BookingStatus

register = template.Library()

_TONES: Final = {
    BookingStatus.BOOKED: "key",
    BookingStatus.CAME: "success",
    BookingStatus.NO_SHOW: "neutral",
    BookingStatus.CANCELLED: "neutral",
}


@register.inclusion_tag("ui/parts/chip.html")
def booking_chip(booking: Booking, now: datetime | None = None) -> dict[str, str]:
    """Draw the state; somebody who is expected and late is said to be late."""
    if now is not None and booking.status == BookingStatus.BOOKED and booking.begins <= now:
        return {"label": gettext("時間を過ぎています"), "tone": "error"}
    return {
        "label": str(BookingStatus(booking.status).label),
        "tone": _TONES.get(BookingStatus(booking.status), "neutral"),
    }

"""A booking's state as a word on a tint: `{% load bookings %}`."""

from datetime import datetime
from typing import Final

from django import template
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from case_core.bookings.models import Booking
from case_core.bookings.states import BookingStatus
from mannaka_kit.ui.components import chip

register = template.Library()

_TONES: Final = {
    BookingStatus.BOOKED: "key",
    BookingStatus.CAME: "success",
    BookingStatus.NO_SHOW: "neutral",
    BookingStatus.CANCELLED: "neutral",
}


@register.simple_tag
def booking_chip(booking: Booking, now: datetime | None = None) -> SafeString:
    """Draw the state; somebody who is expected and late is said to be late."""
    status = BookingStatus(booking.status)
    if now is not None and status == BookingStatus.BOOKED and booking.begins <= now:
        return chip(gettext("時間を過ぎています"), "error")
    return chip(str(status.label), _TONES.get(status, "neutral"))

"""The slip of a booking that a clerk made: told on the telephone, or printed and handed over."""

import qrcode
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from qrcode.image.svg import SvgPathImage

from case_core.bookings.reading_aloud import said
from case_core.bookings.selectors import booking_for
from case_core.bookings.web.slip import take_secret
from case_core.cases.web.desk import centre_view
from tenants.accounts.web.access import StaffRequest


@never_cache
@require_safe
@centre_view
def slip(request: StaffRequest, booking_id: int) -> HttpResponse:
    """Show what the caller has to know: with the secret the first time, without it whenever it is printed again."""
    booking = booking_for(request.actor, booking_id)
    secret = take_secret(request, booking_id=booking.pk)
    context = {
        "booking": booking,
        "secret": secret,
        "number_said": said(booking.number),
        "secret_said": said(secret),
        "door": request.build_absolute_uri(reverse("booking:door")),
        "code": _code(request, booking.number, secret) if secret else "",
    }
    return render(request, "bookings/slip.html", context)


def _code(request: HttpRequest, number: str, secret: str) -> SafeString:
    """Return the booking's link as a QR code in SVG; the secret stands behind the #, which browsers never send."""
    address = f"{request.build_absolute_uri(reverse('booking:door'))}#{number}.{secret}"
    drawing = qrcode.make(address, image_factory=SvgPathImage, border=2).to_string(encoding="unicode")
    return mark_safe(drawing)  # noqa: S308 - drawn here from an address of our own

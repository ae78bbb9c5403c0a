"""A booking's secret on its way from the clerk's form to the one page that shows it."""

from django.http import HttpRequest

from mannaka_kit import crypto

_SESSION_KEY = "booking_slip"
_PURPOSE = "booking-slip"


def keep_secret(request: HttpRequest, *, booking_id: int, secret: str) -> None:
    """Keep a secret, encrypted with the city's key, until its booking's slip is next shown in this session."""
    token = crypto.encrypt(secret, purpose=_PURPOSE, aad=_cell(booking_id))
    request.session[_SESSION_KEY] = {"booking_id": booking_id, "token": token}


def take_secret(request: HttpRequest, *, booking_id: int) -> str:
    """Return the secret of the booking once, else an empty string."""
    kept = request.session.get(_SESSION_KEY)
    if not kept or kept["booking_id"] != booking_id:
        return ""
    del request.session[_SESSION_KEY]
    return crypto.decrypt(kept["token"], purpose=_PURPOSE, aad=_cell(booking_id))


def _cell(booking_id: int) -> str:
    return crypto.cell("django_session", _SESSION_KEY, booking_id)

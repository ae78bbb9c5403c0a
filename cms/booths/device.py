"""The one thing that a booth's browser keeps: the secret of the device."""

from typing import Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse

# As long as browsers keep anything; each look at the start page begins it anew.
KEEP_SECONDS: Final = 400 * 24 * 60 * 60
_LONGEST: Final = 100


def cookie_name() -> str:
    """Return the cookie's name; with the prefix no other host and no plain line can set or read it."""
    return "__Host-mannaka_booth" if settings.SESSION_COOKIE_SECURE else "mannaka_booth"


def token_in(request: HttpRequest) -> str:
    """Return the device's secret, empty where the browser has none."""
    token = request.COOKIES.get(cookie_name(), "")
    return token if len(token) <= _LONGEST else ""


def keep(response: HttpResponse, token: str) -> None:
    """Have the browser keep the device's secret, out of reach of scripts."""
    response.set_cookie(
        cookie_name(),
        token,
        max_age=KEEP_SECONDS,
        path="/",
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )

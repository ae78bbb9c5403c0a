"""How a mail reaches a citizen: plain text from the city, and whole addresses of its pages."""

from collections.abc import Mapping
from email.utils import formataddr
from typing import Any, Final

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse

import mannaka_tenancy

# Answering machines stay quiet.
_HEADERS: Final = {"Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "All"}


def send_to_citizen(to: str, *, template: str, values: Mapping[str, Any]) -> None:
    """
    Send the two texts of a template, `…_subject.txt` and `….txt`, in the language in force.

    :raises OSError: the mail server did not take it.
    """
    told = dict(values)
    EmailMessage(
        subject=" ".join(render_to_string(f"{template}_subject.txt", told).split()),
        body=render_to_string(f"{template}.txt", told),
        from_email=formataddr((mannaka_tenancy.require_current().name, settings.DEFAULT_FROM_EMAIL)),
        to=[to],
        headers=dict(_HEADERS),
    ).send()


def whole_address(name: str) -> str:
    """Return the whole address of a page of the city, as the citizen's browser needs it."""
    city = mannaka_tenancy.require_current()
    scheme = "https" if settings.SESSION_COOKIE_SECURE else "http"
    port = f":{settings.MANNAKA_PUBLIC_PORT}" if settings.MANNAKA_PUBLIC_PORT else ""
    return f"{scheme}://{city.host}{port}{reverse(name)}"

"""How a mail reaches a citizen: plain text from the city, and whole addresses of its pages."""

from collections.abc import Mapping
from email.utils import formataddr
from typing import Any, Final

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string

import mannaka_tenancy
from mannaka_kit.ui.addresses import whole_address

__all__ = ["send_to_citizen", "whole_address"]

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

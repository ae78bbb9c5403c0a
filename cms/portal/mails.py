"""Mails to citizens: plain text, with the way to the answer, never with the secret or a word of the matter."""

from collections.abc import Mapping
from email.utils import formataddr
from typing import Any, Final

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation

import mannaka_tenancy
from case_core.mailings.actions.take_up_mail import Addressed
from case_core.mailings.states import MailKind
from cms.pages.hours import front_door
from cms.pages.selectors import current_face
from mannaka_kit import clock

_TEMPLATES: Final[Mapping[str, str]] = {kind: f"portal/mail/{kind.value}" for kind in MailKind}
# Answering machines stay quiet.
_HEADERS: Final = {"Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "All"}


def send_mail_to_citizen(kind: MailKind, addressed: Addressed) -> None:
    """
    Send the mail in the citizen's language.

    :raises OSError: the mail server did not take it.
    """
    with translation.override(addressed.language):
        values = _values(addressed)
        EmailMessage(
            subject=" ".join(render_to_string(f"{_TEMPLATES[kind]}_subject.txt", values).split()),
            body=render_to_string(f"{_TEMPLATES[kind]}.txt", values),
            from_email=formataddr((values["city"], settings.DEFAULT_FROM_EMAIL)),
            to=[addressed.to],
            headers=dict(_HEADERS),
        ).send()


def _values(addressed: Addressed) -> dict[str, Any]:
    _state, days = front_door(at=clock.now())
    return {
        "city": mannaka_tenancy.require_current().name,
        "number": addressed.number,
        "due_on": addressed.due_on,
        "portal": portal_address(),
        "telephone": current_face().telephone,
        "days": days,
    }


def portal_address() -> str:
    """Return the whole address of the page where answers are read, as the citizen's browser needs it."""
    city = mannaka_tenancy.require_current()
    scheme = "https" if settings.SESSION_COOKIE_SECURE else "http"
    port = f":{settings.MANNAKA_PUBLIC_PORT}" if settings.MANNAKA_PUBLIC_PORT else ""
    return f"{scheme}://{city.host}{port}{reverse('portal:door')}"

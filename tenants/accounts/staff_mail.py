"""How a mail reaches a member of staff: plain text from the city."""

from collections.abc import Mapping
from email.utils import formataddr
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string

import mannaka_tenancy
from tenants.accounts.models import User


def send_to_staff(person: User, *, subject: str, template: str, values: Mapping[str, Any]) -> None:
    """
    Send the template's text in the language in force; it may name the `city` and the person's `name`.

    :raises OSError: the mail server did not take it.
    """
    city = mannaka_tenancy.require_current()
    EmailMessage(
        subject=subject,
        body=render_to_string(template, {"name": person.display_name, "city": city.name} | dict(values)),
        from_email=formataddr((city.name, settings.DEFAULT_FROM_EMAIL)),
        to=[person.email],
    ).send()

"""The mails around a letter: its link, and that the answer is due; nothing of anybody's matter is in them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from email.utils import formataddr
from uuid import UUID

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.utils.translation import gettext

import mannaka_tenancy
from case_core.referrals.letter_states import LetterStanding
from case_core.referrals.letters import address_of, standing_of
from case_core.referrals.models import Referral
from mannaka_kit import clock
from mannaka_kit.ui import formats
from mannaka_kit.ui.contact import known_telephone


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterMail:
    """What goes where."""

    letter_key: UUID
    to: str
    body: str
    until: datetime

    def send(self) -> None:
        """
        Send it, in the language of the installation.

        :raises OSError: the mail server did not take it.
        """
        until = formats.show_moment(self.until.astimezone(clock.TOKYO))
        values = {"organization": self.body, "address": address_of(self.letter_key), "until": until}
        _send("letter", gettext("【%(city)s 相談センター】ご紹介のお手紙"), values, to=self.to)


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterReminder:
    """That the answer to a letter is due today; the link comes along only while it still opens something."""

    to: str
    body: str
    due_on: date
    letter_key: UUID | None

    def send(self) -> None:
        """
        Send it, in the language of the installation.

        :raises OSError: the mail server did not take it.
        """
        address = "" if self.letter_key is None else address_of(self.letter_key)
        values = {"organization": self.body, "address": address, "day": formats.show_full_day(self.due_on)}
        _send("letter_due", gettext("【%(city)s 相談センター】ご紹介のお返事の期日のお知らせ"), values, to=self.to)


def reminder_to_mail(referral: Referral, *, at: datetime) -> LetterReminder | None:
    """Return what tells a body that got a letter of its day; None where no letter went, or no mail reaches it."""
    body = referral.organization
    if referral.letter_key is None or not settings.MANNAKA_SENDS_MAIL or not body.email:
        return None
    opens = standing_of(referral, at=at) == LetterStanding.WAITING
    return LetterReminder(
        to=body.email, body=body.name, due_on=referral.due_on, letter_key=referral.letter_key if opens else None
    )


def letter_to_mail(referral_id: int, *, at: datetime) -> LetterMail | None:
    """Return the mail of a letter that waits; None where none is to go, or it has gone; no viewer."""
    referral = Referral.objects.select_related("grant__organization").filter(pk=referral_id).first()
    if referral is None or not settings.MANNAKA_SENDS_MAIL or not referral.organization.email:
        return None
    waits = standing_of(referral, at=at) == LetterStanding.WAITING and referral.letter_mailed_at is None
    if not waits or referral.letter_key is None or referral.letter_expires_at is None:
        return None
    body = referral.organization
    return LetterMail(letter_key=referral.letter_key, to=body.email, body=body.name, until=referral.letter_expires_at)


def _send(template: str, subject: str, values: Mapping[str, str], *, to: str) -> None:
    city = mannaka_tenancy.require_current()
    told = {**values, "city": city.name, "telephone": known_telephone()}
    EmailMessage(
        subject=subject % {"city": city.name},
        body=render_to_string(f"referrals/mail/{template}.txt", told),
        from_email=formataddr((city.name, settings.DEFAULT_FROM_EMAIL)),
        to=[to],
    ).send()

"""The mail that brings a letter's link: who asks and until when it opens; nothing of anybody's matter."""

from dataclasses import dataclass
from datetime import datetime
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
        city = mannaka_tenancy.require_current()
        values = {
            "city": city.name,
            "organization": self.body,
            "address": address_of(self.letter_key),
            "until": formats.show_moment(self.until.astimezone(clock.TOKYO)),
            "telephone": known_telephone(),
        }
        EmailMessage(
            subject=gettext("【%(city)s 相談センター】ご紹介のお手紙") % {"city": city.name},
            body=render_to_string("referrals/mail/letter.txt", values),
            from_email=formataddr((city.name, settings.DEFAULT_FROM_EMAIL)),
            to=[self.to],
        ).send()


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

"""The mail to the people of a body: that there is something, and by which day; nothing of anybody's matter."""

from collections.abc import Sequence

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext

import mannaka_tenancy
from case_core.referrals.models import Referral
from case_core.referrals.states import TellKind
from mannaka_kit.ui import formats
from tenants.accounts.models import User
from tenants.accounts.staff_mail import send_to_staff


def send_notice(referral: Referral, kind: TellKind, people: Sequence[User]) -> int:
    """
    Mail everybody who has an address, each in their language, and return how many mails went.

    :raises OSError: the mail server did not take one.
    """
    if not settings.MANNAKA_SENDS_MAIL:
        return 0
    addressed = [person for person in people if person.email]
    for person in addressed:
        with translation.override(person.language):
            _send(referral, kind, person)
    return len(addressed)


def _send(referral: Referral, kind: TellKind, person: User) -> None:
    city = mannaka_tenancy.require_current()
    is_new = kind == TellKind.NEW
    subject = (
        gettext("【%(city)s 相談センター】新しい紹介が届きました")
        if is_new
        else gettext("【%(city)s 相談センター】紹介のお返事の期日のお知らせ")
    )
    values = {
        "body": referral.organization.name,
        "day": formats.show_full_day(referral.due_on),
        "is_new": is_new,
    }
    send_to_staff(person, subject=subject % {"city": city.name}, template="referrals/mail/notice.txt", values=values)

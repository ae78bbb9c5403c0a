"""The mail about a day on which an answer is due: the number and the day, and nothing of anybody's matter."""

from collections.abc import Sequence

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext

import mannaka_tenancy
from case_core.handovers.models import Handover
from case_core.handovers.states import ReminderKind
from mannaka_kit.ui import formats
from tenants.accounts.models import User
from tenants.accounts.staff_mail import send_to_staff


def send_reminder(handover: Handover, kind: ReminderKind, people: Sequence[User]) -> int:
    """
    Mail everybody who has an address, each in their language, and return how many mails went.

    :raises OSError: the mail server did not take one.
    """
    if not settings.MANNAKA_SENDS_MAIL:
        return 0
    addressed = [person for person in people if person.email]
    for person in addressed:
        with translation.override(person.language):
            _send(handover, kind, person)
    return len(addressed)


def _send(handover: Handover, kind: ReminderKind, person: User) -> None:
    city = mannaka_tenancy.require_current()
    subject = gettext("【%(city)s 相談センター】回答期限のお知らせ（%(number)s）")
    values = {
        "number": handover.case.number,
        "section": handover.section.name,
        "day": formats.show_full_day(handover.due_on),
        "is_today": kind == ReminderKind.ON_DAY,
        "is_unread": handover.acknowledged_at is None,
    }
    send_to_staff(
        person,
        subject=subject % {"city": city.name, "number": handover.case.number},
        template="handovers/mail/reminder.txt",
        values=values,
    )

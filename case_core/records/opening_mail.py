"""The mail about a look in an emergency: when and where to read more; not who looked, at what, or why."""

from django.utils import translation
from django.utils.translation import gettext

import mannaka_tenancy
from case_core.records.models import OpeningNotice
from mannaka_kit import clock
from mannaka_kit.ui import formats
from tenants.accounts.staff_mail import send_to_staff


def send_mail_of(notice: OpeningNotice) -> None:
    """
    Send the mail, in the language in which the person signed in last.

    :raises OSError: the mail server did not take it.
    """
    city = mannaka_tenancy.require_current()
    with translation.override(notice.user.language):
        send_to_staff(
            notice.user,
            subject=gettext("【%(city)s 相談センター】限定記録が緊急に開かれました") % {"city": city.name},
            template="records/mail/opening.txt",
            values={"when": formats.show_moment(notice.opening.opened_at.astimezone(clock.TOKYO))},
        )

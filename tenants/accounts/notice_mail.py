"""The mail of a notice: plain text, no secrets, no links, nobody's matter."""

from django.utils import translation
from django.utils.translation import gettext

import mannaka_tenancy
from mannaka_kit import clock
from mannaka_kit.ui import formats
from tenants.accounts.models import AccountNotice
from tenants.accounts.staff_mail import send_to_staff


def send_mail_of(notice: AccountNotice) -> None:
    """Send the mail, in the language in which the person signed in last.

    :raises OSError: the mail server did not take it.
    """
    city = mannaka_tenancy.require_current()
    with translation.override(notice.user.language):
        send_to_staff(
            notice.user,
            subject=gettext("【%(city)s 相談センター】サインインについてのお知らせ") % {"city": city.name},
            template="accounts/mail/notice.txt",
            values={
                "what": notice.get_kind_display(),
                "when": formats.show_moment(notice.at.astimezone(clock.TOKYO)),
            },
        )

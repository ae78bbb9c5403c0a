"""The mail of a notice: plain text, no secrets, no links, nobody's matter."""

from email.utils import formataddr

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext

import mannaka_tenancy
from mannaka_kit import clock
from mannaka_kit.ui import formats
from tenants.accounts.models import AccountNotice


def send_mail_of(notice: AccountNotice) -> None:
    """Send the mail, in the language in which the person signed in last.

    :raises OSError: the mail server did not take it.
    """
    city = mannaka_tenancy.require_current()
    with translation.override(notice.user.language):
        values = {
            "name": notice.user.display_name,
            "city": city.name,
            "what": notice.get_kind_display(),
            "when": formats.show_moment(notice.at.astimezone(clock.TOKYO)),
        }
        EmailMessage(
            subject=gettext("【%(city)s 相談センター】サインインについてのお知らせ") % {"city": city.name},
            body=render_to_string("accounts/mail/notice.txt", values),
            from_email=formataddr((city.name, settings.DEFAULT_FROM_EMAIL)),
            to=[notice.user.email],
        ).send()

"""The mail of an invitation: who asks, for which body, and the one link."""

from email.utils import formataddr

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.utils.translation import gettext

import mannaka_tenancy
from mannaka_kit import clock
from mannaka_kit.ui import formats
from tenants.partners import links
from tenants.partners.models import PartnerInvitation


def send_mail_of(invitation: PartnerInvitation) -> None:
    """Send the mail, in the language of the installation.

    :raises OSError: the mail server did not take it.
    """
    city = mannaka_tenancy.require_current()
    values = {
        "city": city.name,
        "name": invitation.display_name,
        "organization": invitation.organization.name,
        "address": links.address_of(invitation.key),
        "until": formats.show_moment(invitation.expires_at.astimezone(clock.TOKYO)),
    }
    EmailMessage(
        subject=gettext("【%(city)s 相談センター】関係機関の画面へのご招待") % {"city": city.name},
        body=render_to_string("partners/mail/invitation.txt", values),
        from_email=formataddr((city.name, settings.DEFAULT_FROM_EMAIL)),
        to=[invitation.email],
    ).send()

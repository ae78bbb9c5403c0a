"""The mail about a channel that does not work: which one, and where to look; nothing that a citizen wrote."""

from datetime import datetime

from django.utils import translation
from django.utils.translation import gettext

import mannaka_tenancy
from mannaka_kit.clock import day_of
from tenants.accounts.models import RoleGrant, User
from tenants.accounts.roles import Role
from tenants.accounts.staff_mail import send_to_staff
from tenants.plugins.models import Channel


def administrators_to_tell(*, at: datetime) -> list[User]:
    """Return who administers the city today and has an address."""
    today = day_of(at)
    grants = RoleGrant.objects.in_force(today).filter(role=Role.ADMINISTRATOR, user__is_active=True)
    return list(User.objects.filter(pk__in=grants.values("user")).exclude(email=""))


def send_mail_of(channel: Channel, person: User) -> None:
    """
    Send the mail, in the language in which the person signed in last.

    :raises OSError: the mail server did not take it.
    """
    city = mannaka_tenancy.require_current()
    with translation.override(person.language):
        send_to_staff(
            person,
            subject=gettext("【%(city)s 相談センター】連絡手段がつながっていません") % {"city": city.name},
            template="plugins/mail/trouble.txt",
            values={"label": channel.label, "is_refused": channel.refused_at is not None},
        )

"""The mail about an exchange of duties: the days and where it stands, and who is asked to do what."""

from collections.abc import Iterable
from datetime import date

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext

import mannaka_tenancy
from case_core.handovers.recipients import answerable_for
from case_core.roster.models import Counsellor, Swap
from case_core.roster.states import SwapStatus
from mannaka_kit.ui import formats
from tenants.accounts.models import RoleGrant, User
from tenants.accounts.roles import Role
from tenants.accounts.staff_mail import send_to_staff


def people_to_tell(swap: Swap, news: SwapStatus, *, on: date) -> list[User]:
    """Return who has something to do, or waits: each person once."""
    if news in (SwapStatus.ASKED, SwapStatus.WITHDRAWN):
        found = _of(swap.taker, on=on)
    elif news == SwapStatus.AGREED:
        found = [*_of(swap.giver, on=on), *_keepers(on)]
    else:
        found = [*_of(swap.giver, on=on), *_of(swap.taker, on=on)]
    return list({person.pk: person for person in found}.values())


def send_news(swap: Swap, news: SwapStatus, people: Iterable[User]) -> int:
    """
    Mail everybody who has an address, each in their language, and return how many mails went.

    :raises OSError: the mail server did not take one.
    """
    if not settings.MANNAKA_SENDS_MAIL:
        return 0
    addressed = [person for person in people if person.email]
    for person in addressed:
        with translation.override(person.language):
            _send(swap, news, person)
    return len(addressed)


def _of(side: Counsellor, *, on: date) -> list[User]:
    """Return the person, or for a section's turn without one whoever answers for the section."""
    if side.user is not None:
        return [side.user] if side.user.is_active else []
    return [] if side.section_id is None else list(answerable_for(side.section_id, on=on))


def _keepers(on: date) -> list[User]:
    grants = RoleGrant.objects.in_force(on).filter(user__is_active=True).select_related("user")
    heads = list(grants.filter(role=Role.CENTRE_STAFF, is_head=True))
    return [grant.user for grant in heads or grants.filter(role=Role.ADMINISTRATOR)]


def _send(swap: Swap, news: SwapStatus, person: User) -> None:
    city = mannaka_tenancy.require_current()
    send_to_staff(
        person,
        subject=gettext("【%(city)s 相談センター】当番の交代についてのお知らせ") % {"city": city.name},
        template="roster/mail/swap.txt",
        values={
            "state": news.label,
            "given": formats.show_full_day(swap.given_on),
            "giver": swap.giver.name,
            "taken": formats.show_full_day(swap.taken_on) if swap.taken_on else "",
            "taker": swap.taker.name,
        },
    )

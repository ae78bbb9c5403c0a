"""Settle how long times are held and rest."""

from datetime import datetime
from typing import Final

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from case_core.bookings.errors import OfferFactsError
from case_core.bookings.models import HOLD_MINUTES, BookingRules
from case_core.bookings.rules import THE_ONE
from mannaka_kit import audit
from mannaka_kit.decisions import require
from tenants.accounts.actor import Actor
from tenants.accounts.policies import can_administer

MOST_HOLD: Final = 60
MOST_RELEASE: Final = 24 * 60


@transaction.atomic
def change_booking_rules(*, actor: Actor, hold_minutes: int, release_minutes: int, at: datetime) -> BookingRules:
    """
    Settle for how many minutes a time is held, and for how many one that was given back rests.

    :raises NotAllowedError: the actor is no administrator.
    :raises OfferFactsError: nobody means so many minutes.
    """
    require(can_administer(actor))
    if not HOLD_MINUTES <= hold_minutes <= MOST_HOLD:
        raise OfferFactsError(_("10分から60分までの数を入力してください。"), field="hold_minutes")
    if not 0 <= release_minutes <= MOST_RELEASE:
        raise OfferFactsError(_("0分から1440分までの数を入力してください。"), field="release_minutes")
    values = {"hold_minutes": hold_minutes, "release_minutes": release_minutes}
    rules, _made = BookingRules.objects.update_or_create(pk=THE_ONE, defaults=values)
    audit.record("booking.rules_changed", actor=actor, target=rules, at=at, details=values)
    return rules

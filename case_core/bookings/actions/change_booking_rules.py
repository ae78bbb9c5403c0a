"""Settle how long times are held and rest."""

from dataclasses import asdict
from datetime import datetime
from typing import Final

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from case_core.bookings.errors import OfferFactsError
from case_core.bookings.models import HOLD_MINUTES
from case_core.bookings.rules import RULES, BookingRules
from mannaka_kit import audit
from mannaka_kit.decisions import require
from tenants.accounts.actor import Actor
from tenants.accounts.policies import can_administer
from tenants.rulebook.models import RuleSet

MOST_HOLD: Final = 60
MOST_RELEASE: Final = 24 * 60


@transaction.atomic
def change_booking_rules(*, actor: Actor, hold_minutes: int, release_minutes: int, at: datetime) -> RuleSet:
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
    rules = BookingRules(hold_minutes=hold_minutes, release_minutes=release_minutes)
    row = RULES.settle(rules)
    audit.record("booking.rules_changed", actor=actor, target=row, at=at, details=asdict(rules))
    return row

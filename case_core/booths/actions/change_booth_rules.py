"""Settle how long a visitor waits at a booth."""

from dataclasses import asdict
from datetime import datetime

from django.db import transaction

from case_core.booths.errors import MinutesOutOfRangeError
from case_core.booths.models import MOST_MINUTES
from case_core.booths.rules import RULES, BoothRules
from mannaka_kit import audit
from mannaka_kit.decisions import require
from tenants.accounts.policies import Acting, can_administer
from tenants.rulebook.models import RuleSet


@transaction.atomic
def change_booth_rules(*, actor: Acting, minutes_until_telephone: int, minutes_until_end: int, at: datetime) -> RuleSet:
    """
    Settle after how many minutes the booth tells the telephone number, and after how many it stops waiting.

    :raises NotAllowedError: the actor is no administrator.
    :raises MinutesOutOfRangeError: nobody means so many minutes.
    """
    require(can_administer(actor))
    if not 1 <= minutes_until_telephone < minutes_until_end <= MOST_MINUTES:
        raise MinutesOutOfRangeError(field="minutes_until_end")
    rules = BoothRules(minutes_until_telephone=minutes_until_telephone, minutes_until_end=minutes_until_end)
    row = RULES.settle(rules)
    audit.record("booth.rules_changed", actor=actor, target=row, at=at, details=asdict(rules))
    return row

"""Settle on which grounds the city shares, where two decide, and for how long."""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction

from case_core.consents.states import LegalGround
from case_core.sharing.errors import DaysOutOfRangeError
from case_core.sharing.policies import can_settle_sharing
from case_core.sharing.rules import RULES, SharingRules
from case_core.sharing.states import LONGEST_DAYS
from mannaka_kit import audit
from mannaka_kit.decisions import require
from tenants.accounts.actor import Actor
from tenants.rulebook.models import RuleSet


@transaction.atomic
def change_sharing_rules(
    *,
    grounds: Collection[LegalGround],
    second_person: Collection[LegalGround],
    most_days: int,
    actor: Actor,
    at: datetime,
) -> RuleSet:
    """
    Settle the rules; they hold from the next view on, also for what is shared already.

    :raises NotAllowedError: the actor is no administrator.
    :raises DaysOutOfRangeError: no day, or more than ninety.
    """
    require(can_settle_sharing(actor))
    if not 1 <= most_days <= LONGEST_DAYS:
        raise DaysOutOfRangeError(field="most_days")
    named = {
        "grounds": tuple(each for each in LegalGround if each in grounds),
        "second_person": tuple(each for each in LegalGround if each in second_person),
    }
    settled = RULES.settle(SharingRules(**named, most_days=most_days))
    details: dict[str, int | list[str]] = {name: [each.value for each in those] for name, those in named.items()}
    details["most_days"] = most_days
    audit.record("share.rules_changed", actor=actor, target=settled, at=at, details=details)
    return settled

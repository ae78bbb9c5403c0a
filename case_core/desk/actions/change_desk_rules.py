"""Settle how long a call waits for its answer."""

from datetime import datetime

from django.db import transaction

from case_core.desk.errors import MinutesOutOfRangeError
from case_core.desk.models import MOST_MINUTES
from case_core.desk.rules import RULES, DeskRules
from mannaka_kit import audit
from mannaka_kit.decisions import require
from tenants.accounts.policies import Acting, can_administer
from tenants.rulebook.models import RuleSet


@transaction.atomic
def change_desk_rules(*, actor: Acting, minutes_until_head: int, at: datetime) -> RuleSet:
    """Settle after how many minutes an unanswered call goes to the head; calls made before keep their time.

    :raises NotAllowedError: if the actor is no administrator.
    :raises MinutesOutOfRangeError: if nobody means so many minutes.
    """
    require(can_administer(actor))
    if not 1 <= minutes_until_head <= MOST_MINUTES:
        raise MinutesOutOfRangeError(field="minutes_until_head")
    rules = DeskRules(minutes_until_head=minutes_until_head)
    row = RULES.settle(rules)
    audit.record("desk.rules_changed", actor=actor, target=row, at=at, details={"minutes": minutes_until_head})
    return row

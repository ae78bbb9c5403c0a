"""Settle in how many days the city answers."""

from dataclasses import asdict
from datetime import datetime

from django.db import transaction

from case_core.deadlines.errors import DaysOutOfRangeError, ForwardDaysError
from case_core.deadlines.models import MOST_DAYS
from case_core.deadlines.rules import RULES, DeadlineRules
from mannaka_kit import audit
from mannaka_kit.decisions import require
from tenants.accounts.policies import Acting, can_administer
from tenants.rulebook.models import RuleSet


@transaction.atomic
def change_deadline_rules(*, actor: Acting, forward_days: int, answer_days: int, at: datetime) -> RuleSet:
    """Settle by when the centre forwards and in how many days sections answer; what has a day keeps it.

    :raises NotAllowedError: if the actor is no administrator.
    :raises ForwardDaysError: if it is neither the same day nor the next.
    :raises DaysOutOfRangeError: if nobody means so many days.
    """
    require(can_administer(actor))
    if forward_days not in {0, 1}:
        raise ForwardDaysError(field="forward_days")
    if not 1 <= answer_days <= MOST_DAYS:
        raise DaysOutOfRangeError(field="answer_days")
    rules = DeadlineRules(forward_days=forward_days, answer_days=answer_days)
    row = RULES.settle(rules)
    audit.record("deadline.rules_changed", actor=actor, target=row, at=at, details=asdict(rules))
    return row

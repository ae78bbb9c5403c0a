"""Settle in how many days the city answers."""

from datetime import datetime

from django.db import transaction

from case_core.deadlines.errors import DaysOutOfRangeError, ForwardDaysError
from case_core.deadlines.models import MOST_DAYS, DeadlineRules
from case_core.deadlines.rules import THE_ONE
from mannaka_kit import audit
from mannaka_kit.decisions import require
from tenants.accounts.policies import Acting, can_administer


@transaction.atomic
def change_deadline_rules(*, actor: Acting, forward_days: int, answer_days: int, at: datetime) -> DeadlineRules:
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
    settled = {"forward_days": forward_days, "answer_days": answer_days}
    rules, _made = DeadlineRules.objects.update_or_create(pk=THE_ONE, defaults=settled)
    audit.record("deadline.rules_changed", actor=actor, target=rules, at=at, details=settled)
    return rules

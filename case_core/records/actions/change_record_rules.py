"""Settle who reads restricted records, and how long an emergency lasts."""

from datetime import datetime

from django.db import transaction

from case_core.records.errors import MinutesOutOfRangeError
from case_core.records.rules import RULES, RecordRules
from case_core.records.states import LEAST_MINUTES, MOST_MINUTES, Readers
from mannaka_kit import audit
from mannaka_kit.decisions import require
from tenants.accounts.policies import Acting, can_administer
from tenants.rulebook.models import RuleSet


@transaction.atomic
def change_record_rules(*, readers: Readers, minutes_open: int, actor: Acting, at: datetime) -> RuleSet:
    """Settle the city's rules; a look that was begun before keeps its time.

    :raises NotAllowedError: if the actor is no administrator.
    :raises MinutesOutOfRangeError: if nobody means so many minutes.
    """
    require(can_administer(actor))
    if not LEAST_MINUTES <= minutes_open <= MOST_MINUTES:
        raise MinutesOutOfRangeError(field="minutes_open")
    rules = RecordRules(readers=readers, minutes_open=minutes_open)
    row = RULES.settle(rules)
    audit.record(
        "record.rules_changed",
        actor=actor,
        target=row,
        at=at,
        details={"readers": readers.value, "minutes": minutes_open},
    )
    return row

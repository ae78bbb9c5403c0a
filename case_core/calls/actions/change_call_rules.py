"""Settle how long calls are kept, and whether recordings are."""

from datetime import datetime

from django.db import transaction

from case_core.calls.errors import DaysOutOfRangeError, NoticeMissingError
from case_core.calls.models import MOST_DAYS
from case_core.calls.policies import can_settle_calls
from case_core.calls.rules import RULES, CallRules
from mannaka_kit import audit
from mannaka_kit.decisions import require
from tenants.accounts.actor import Actor
from tenants.rulebook.models import RuleSet


@transaction.atomic
def change_call_rules(
    *, days_kept: int, keeps_recordings: bool, notice: str, recording_days: int, actor: Actor, at: datetime
) -> RuleSet:
    """
    Settle for how many days calls and recordings are kept; recordings only with the words that callers hear.

    :raises NotAllowedError: the actor is no administrator.
    :raises DaysOutOfRangeError: nobody keeps them so long.
    :raises NoticeMissingError: callers would not know.
    """
    require(can_settle_calls(actor))
    if not 1 <= recording_days <= days_kept <= MOST_DAYS:
        raise DaysOutOfRangeError(field="recording_days")
    if keeps_recordings and not notice.strip():
        raise NoticeMissingError(field="notice")
    numbers = {"days_kept": days_kept, "recording_days": recording_days}
    row = RULES.settle(CallRules(keeps_recordings=keeps_recordings, notice=notice.strip(), **numbers))
    details = {**numbers, "keeps_recordings": keeps_recordings}
    audit.record("call.rules_changed", actor=actor, target=row, at=at, details=details)
    return row

"""Settle the rules by which rosters are proposed."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Final

from django.db import transaction

from case_core.roster.errors import NeedByTopicError, RulesOutOfRangeError
from case_core.roster.models import StaffingNeed
from case_core.roster.policies import can_keep_roster
from case_core.roster.rules import RULES, RosterRules
from case_core.roster.solver.problem import Limits, Need
from case_core.roster.states import DayKind
from mannaka_kit import audit
from mannaka_kit.decisions import require
from tenants.accounts.policies import Acting
from tenants.rulebook.models import RuleSet

RANGES: Final = {
    "rest_days": range(8),
    "most_days_a_week": range(1, 8),
    "most_closed_days_a_month": range(1, 32),
    "least_regular": range(11),
}
MOST_PEOPLE: Final = 50


@transaction.atomic
def change_roster_rules(
    *,
    limits: Limits,
    needs: Mapping[DayKind, tuple[Need, ...]],
    actor: Acting,
    at: datetime,
    swaps_need_approval: bool = True,
) -> RuleSet:
    """
    Settle the rules and how many people each kind of day needs; rosters that are adopted stay as they are.

    :raises NotAllowedError: the actor does not keep the roster.
    :raises RulesOutOfRangeError: numbers that nobody means.
    :raises NeedByTopicError: more people shall know a topic than there are, or one is told twice.
    """
    require(can_keep_roster(actor))
    for name, value in asdict(limits).items():
        if value not in RANGES[name]:
            raise RulesOutOfRangeError(field=name)
    rows = [(day, need) for day in DayKind for need in needs.get(day, ()) if need.people]
    _require_people(rows)
    rules = RosterRules(**asdict(limits), swaps_need_approval=swaps_need_approval)
    row = RULES.settle(rules)
    StaffingNeed.objects.all().delete()
    StaffingNeed.objects.bulk_create(
        [StaffingNeed(day_kind=day, kind=need.kind, topic=need.topic, people=need.people) for day, need in rows]
    )
    audit.record("roster.rules_changed", actor=actor, target=row, at=at, details=asdict(rules))
    return row


def _require_people(rows: Sequence[tuple[DayKind, Need]]) -> None:
    """Needs by topic say which of the people; without as many people they mean nothing."""
    if any(not 0 < need.people <= MOST_PEOPLE for _day, need in rows):
        raise RulesOutOfRangeError
    people = {(day, need.kind): need.people for day, need in rows if not need.topic}
    if not people:
        raise RulesOutOfRangeError
    told = [(day, need.kind, need.topic) for day, need in rows]
    too_many = any(need.topic and need.people > people.get((day, need.kind), 0) for day, need in rows)
    if too_many or len(set(told)) < len(told):
        raise NeedByTopicError

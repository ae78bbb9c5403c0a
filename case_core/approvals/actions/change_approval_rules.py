"""Settle which cases end only with the head's signature."""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction

from case_core.approvals.rules import RULES, ApprovalRules
from case_core.cases.states import Outcome
from case_core.cases.topics import Topic
from mannaka_kit import audit
from mannaka_kit.decisions import require
from tenants.accounts.policies import Acting, can_administer
from tenants.rulebook.models import RuleSet


@transaction.atomic
def change_approval_rules(
    *, outcomes: Collection[Outcome], topics: Collection[Topic], actor: Acting, at: datetime
) -> RuleSet:
    """Name the outcomes and the topics that need a signature; none of either means that no case does.

    :raises NotAllowedError: if the actor is no administrator.
    """
    require(can_administer(actor))
    rules = ApprovalRules(outcomes=tuple(sorted(outcomes)), topics=tuple(sorted(topics)))
    named = {"outcomes": [each.value for each in rules.outcomes], "topics": [each.value for each in rules.topics]}
    row = RULES.settle(rules)
    audit.record("approval.rules_changed", actor=actor, target=row, at=at, details=named)
    return row

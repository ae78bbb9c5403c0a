"""Settle which cases end only with the head's signature."""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction

from case_core.approvals.models import ApprovalRules
from case_core.approvals.rules import THE_ONE
from case_core.cases.states import Outcome
from case_core.cases.topics import Topic
from mannaka_kit import audit
from mannaka_kit.decisions import require
from tenants.accounts.policies import Acting, can_administer


@transaction.atomic
def change_approval_rules(
    *, outcomes: Collection[Outcome], topics: Collection[Topic], actor: Acting, at: datetime
) -> ApprovalRules:
    """Name the outcomes and the topics that need a signature; none of either means that no case does.

    :raises NotAllowedError: if the actor is no administrator.
    """
    require(can_administer(actor))
    named = {
        "outcomes": [outcome.value for outcome in sorted(outcomes)],
        "topics": [topic.value for topic in sorted(topics)],
    }
    rules, _made = ApprovalRules.objects.update_or_create(pk=THE_ONE, defaults=dict(named))
    audit.record("approval.rules_changed", actor=actor, target=rules, at=at, details=named)
    return rules

"""Decide what may leave by a channel."""

from datetime import datetime

from django.db import transaction

from case_core.conversations.channel_rows import locked_rules
from case_core.conversations.errors import ReferenceMissingError
from case_core.conversations.models import ChannelRules
from case_core.conversations.policies import can_settle_conversations
from case_core.conversations.states import ContentPolicy
from mannaka_kit import audit
from mannaka_kit.decisions import require
from tenants.accounts.actor import Actor


@transaction.atomic
def decide_content_policy(
    *, channel_id: int, policy: ContentPolicy, reference: str, actor: Actor, at: datetime
) -> ChannelRules:
    """
    Let the words of conversations leave by a channel, by the city's own assessment; or keep them in again.

    :raises NotAllowedError: the actor is no administrator.
    :raises ChannelNotFoundError: there is no such channel.
    :raises ReferenceMissingError: words are to leave, and no assessment is named.
    """
    require(can_settle_conversations(actor))
    if policy == ContentPolicy.INLINE_CHAT and not reference.strip():
        raise ReferenceMissingError(field="reference")
    rules = locked_rules(channel_id)
    rules.content_policy, rules.assessment_reference = policy, reference.strip()
    rules.decided_by_id, rules.decided_at = actor.user_id, at
    rules.save()
    details: dict[str, int | str] = {"channel": channel_id, "policy": policy.value}
    audit.record("channel_rules.policy_decided", actor=actor, target=rules, at=at, details=details)
    return rules

"""Settle what a channel is for, and what is said at the first contact."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from case_core.cases.topics import Topic
from case_core.conversations.channel_rows import locked_rules
from case_core.conversations.models import ChannelRules
from case_core.conversations.policies import can_settle_conversations
from case_core.conversations.wordings import require_wording
from mannaka_kit import audit
from mannaka_kit.decisions import require
from tenants.accounts.actor import Actor


@transaction.atomic
def change_channel_rules(
    *, channel_id: int, topics: Sequence[str], purpose_ja: str, purpose_en: str, actor: Actor, at: datetime
) -> ChannelRules:
    """
    Limit a channel to topics, none meaning all of them, and word its own notice of purpose.

    :raises NotAllowedError: the actor is no administrator.
    :raises ChannelNotFoundError: there is no such channel.
    :raises UnknownVariableError: a notice names something that nobody fills in.
    """
    require(can_settle_conversations(actor))
    require_wording(purpose_ja, field="purpose_ja")
    require_wording(purpose_en, field="purpose_en")
    rules = locked_rules(channel_id)
    rules.topics = [topic.value for topic in Topic if topic in topics]
    rules.purpose_ja, rules.purpose_en = purpose_ja.strip(), purpose_en.strip()
    rules.save()
    details: dict[str, int | list[str]] = {"channel": channel_id, "topics": rules.topics}
    audit.record("channel_rules.changed", actor=actor, target=rules, at=at, details=details)
    return rules

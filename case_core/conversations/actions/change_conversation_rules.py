"""Settle the crisis words, and where leaving the page quickly leads."""

from datetime import datetime
from urllib.parse import urlsplit

from django.db import transaction

from case_core.conversations.errors import LeaveAddressError
from case_core.conversations.policies import can_settle_conversations
from case_core.conversations.rules import RULES, ConversationRules
from mannaka_kit import audit
from mannaka_kit.decisions import require
from tenants.accounts.actor import Actor
from tenants.rulebook.models import RuleSet


@transaction.atomic
def change_conversation_rules(*, crisis_words: str, leave_url: str, actor: Actor, at: datetime) -> RuleSet:
    """
    Keep the city's own crisis words, one a line, and the neutral page to which quick leaving leads.

    :raises NotAllowedError: the actor is no administrator.
    :raises LeaveAddressError: that is no page of the open web.
    """
    require(can_settle_conversations(actor))
    address = leave_url.strip()
    parts = urlsplit(address)
    if address and (parts.scheme != "https" or not parts.hostname or parts.username):
        raise LeaveAddressError(field="leave_url")
    words = "\n".join(dict.fromkeys(line.strip() for line in crisis_words.splitlines() if line.strip()))
    rules = ConversationRules(crisis_words=words, leave_url=address)
    row = RULES.settle(rules)
    audit.record("conversation_rules.changed", actor=actor, target=row, at=at)
    return row

"""When a service is asked what somebody calls themselves: with the first message, and again after a month."""

from datetime import datetime, timedelta
from typing import Final

from case_core.conversations.models import Conversation
from mannaka_sdk import Capability
from tenants.plugins.catalogue import manifest_of

HOLDS_FOR: Final = timedelta(days=30)


def plan_name(conversation: Conversation, *, at: datetime) -> None:
    """Let the service be asked soon, in memory, where it tells names and was not asked for a month."""
    was_asked = conversation.name_asked_at is not None and at - conversation.name_asked_at < HOLDS_FOR
    if was_asked or conversation.name_due_at is not None:
        return
    manifest = manifest_of(conversation.channel.plugin_id)
    if manifest is not None and Capability.PROFILE in manifest.capabilities:
        conversation.name_due_at = at
    else:
        conversation.name_asked_at = at  # there is nothing to ask; no need to look again with every message

"""What people call themselves at a service: asked of it once, and again after a month; it proves nothing."""

from datetime import datetime, timedelta
from typing import Final

import structlog

from case_core.conversations.actions.keep_name import keep_name
from case_core.conversations.came_in import storable
from case_core.conversations.models import Conversation
from case_core.conversations.sealing import sender_of
from mannaka_sdk import AuthExpiredError, PluginError, TransientError
from tenants.deliveries.errors import ChannelNotAtWorkError
from tenants.deliveries.people import profile
from tenants.plugins.errors import PluginNotFoundError, SheetNotAcceptedError

log = structlog.get_logger(__name__)
LATER: Final = timedelta(minutes=30)
TOMORROW: Final = timedelta(days=1)
MOST_AT_ONCE: Final = 20
_PASSING: Final = (TransientError, AuthExpiredError)


def names_are_due(*, at: datetime) -> bool:
    """Tell whether a service is to be asked for a name."""
    return Conversation.objects.filter(name_due_at__lte=at).exists()


def fetch_names(*, at: datetime) -> int:
    """Ask for the names that are due, outside of every transaction, and return how many were asked for."""
    due = Conversation.objects.filter(name_due_at__lte=at).select_related("channel").order_by("name_due_at", "pk")
    found = list(due[:MOST_AT_ONCE])
    for conversation in found:
        name, again_at = _asked(conversation, at=at)
        keep_name(conversation_id=conversation.pk, name=name, again_at=again_at, at=at)
    return len(found)


def _asked(conversation: Conversation, *, at: datetime) -> tuple[str, datetime | None]:
    """Return the name, empty where the service tells none, and when to ask again, None for not before a month."""
    who = sender_of(conversation)
    if who is None:
        return "", None
    try:
        return storable(profile(channel_id=conversation.channel_id, who=who).display_name).strip(), None
    except _PASSING:
        return "", at + LATER
    except SheetNotAcceptedError:
        return "", at + TOMORROW
    except (PluginError, ChannelNotAtWorkError, PluginNotFoundError) as error:
        log.info("conversations.no_name", conversation=conversation.pk, why=type(error).__name__)
        return "", None

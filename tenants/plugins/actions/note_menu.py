"""Write down which menu a channel's service shows."""

from datetime import datetime

from django.db import transaction

from mannaka_kit import audit
from mannaka_sdk import MenuState
from tenants.plugins.locks import locked_channel
from tenants.plugins.models import Channel


@transaction.atomic
def note_menu(*, channel: Channel, state: MenuState, is_shown: bool, at: datetime) -> Channel:
    """
    Keep what came of asking for a menu; the audit tells of each one shown, and of the first that was not.

    :raises ChannelNotFoundError: it was removed.
    """
    locked = locked_channel(channel)
    told = {"menu": state.value}
    if is_shown:
        locked.menu_shown, locked.menu_shown_at, locked.menu_failed_at = state.value, at, None
        audit.record("channel.menu_shown", actor=audit.SYSTEM, target=locked, at=at, details=told)
    else:
        if locked.menu_failed_at is None:
            audit.record("channel.menu_failed", actor=audit.SYSTEM, target=locked, at=at, details=told)
        locked.menu_failed_at = at
    locked.save(update_fields=["menu_shown", "menu_shown_at", "menu_failed_at"])
    return locked

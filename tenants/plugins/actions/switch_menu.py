"""Let a channel's service show the city's menu, or not."""

from datetime import datetime

from django.db import transaction

from mannaka_kit import audit
from mannaka_kit.decisions import require
from mannaka_kit.outbox import events
from mannaka_sdk import Capability
from tenants.accounts.actor import Actor
from tenants.plugins.catalogue import manifest_of
from tenants.plugins.errors import NoMenuError
from tenants.plugins.events import ChannelChanged
from tenants.plugins.locks import locked_channel
from tenants.plugins.models import Channel
from tenants.plugins.policies import can_keep_channels


@transaction.atomic
def switch_menu(*, channel: Channel, is_wanted: bool, actor: Actor, at: datetime) -> Channel:
    """
    Decide whether a menu is shown; the next round of a worker has the service do it, within a minute.

    :raises NotAllowedError: the actor is no administrator.
    :raises ChannelNotFoundError: it was removed.
    :raises NoMenuError: its service shows none.
    """
    require(can_keep_channels(actor))
    locked = locked_channel(channel)
    manifest = manifest_of(locked.plugin_id)
    if manifest is None or Capability.MENUS not in manifest.capabilities:
        raise NoMenuError(field="is_wanted")
    if is_wanted == locked.menu_is_wanted:
        return locked
    locked.menu_is_wanted, locked.menu_failed_at = is_wanted, None
    locked.save(update_fields=["menu_is_wanted", "menu_failed_at"])
    audit.record("channel.menu_switched", actor=actor, target=locked, at=at, details={"wanted": is_wanted})
    events.record(ChannelChanged(channel_id=locked.pk))
    return locked

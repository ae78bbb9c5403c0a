"""Give a channel a new address for deliveries."""

from datetime import datetime

from django.db import transaction

from mannaka_kit import audit
from mannaka_kit.decisions import require
from tenants.accounts.actor import Actor
from tenants.plugins.endpoints import OVERLAP, give_endpoint
from tenants.plugins.locks import locked_channel
from tenants.plugins.models import Channel
from tenants.plugins.policies import can_keep_channels


@transaction.atomic
def renew_endpoint(*, channel: Channel, actor: Actor, at: datetime) -> Channel:
    """
    Make a new address; the former one takes deliveries for another day.

    :raises NotAllowedError: the actor is no administrator.
    :raises ChannelNotFoundError: it was removed.
    """
    require(can_keep_channels(actor))
    locked = locked_channel(channel)
    locked.previous_endpoint_hash, locked.previous_endpoint_until = locked.endpoint_hash, at + OVERLAP
    give_endpoint(locked)
    locked.save(update_fields=["endpoint_hash", "endpoint_sealed", "previous_endpoint_hash", "previous_endpoint_until"])
    audit.record("channel.address_renewed", actor=actor, target=locked, at=at)
    return locked

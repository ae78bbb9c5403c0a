"""The address to which a service delivers: this city's own host, and a key that names the channel."""

from datetime import timedelta
from typing import Final

from mannaka_kit.ui.addresses import whole_address
from tenants.plugins.models import Channel
from tenants.plugins.sealing import ENDPOINT, open_endpoint, seal_endpoint

# How long the former address still takes deliveries after it was renewed.
OVERLAP: Final = timedelta(hours=24)


def give_endpoint(channel: Channel) -> None:
    """Put a new address on a channel that is not saved yet."""
    key = ENDPOINT.new()
    channel.endpoint_hash = ENDPOINT.kept(key)
    channel.endpoint_sealed = seal_endpoint(key, channel=channel)


def kill_endpoint(channel: Channel) -> None:
    """Leave a channel with an address that nobody knows."""
    channel.endpoint_hash = ENDPOINT.kept(ENDPOINT.new())
    channel.endpoint_sealed = ""
    channel.previous_endpoint_hash = ""
    channel.previous_endpoint_until = None


def address_of(channel: Channel) -> str:
    """
    Return the address that an administrator pastes into the service.

    :raises UndecipherableError: if the key was altered, or belongs to another city or channel.
    """
    return whole_address("hooks:hook", open_endpoint(channel))

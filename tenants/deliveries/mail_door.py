"""
The door for mails that other servers hand over: find the channel of an address, write one row down, answer.

As with calls of services nothing is parsed here and nobody is called: a server waits for the answer.
"""

from datetime import datetime
from typing import Any, Final

import structlog

from mannaka_kit import tally
from mannaka_sdk import DeliveredMail, TakesMail
from tenants.deliveries.actions.store_delivery import store_delivery
from tenants.deliveries.mails import as_request
from tenants.deliveries.states import DeliveryStatus
from tenants.deliveries.verifying import ready
from tenants.plugins.models import Channel
from tenants.plugins.states import AT_WORK, ChannelState

log = structlog.get_logger(__name__)

MOST_BYTES: Final = 36 * 1024 * 1024
"""A file of 25 MB in Base64, and some words."""
MOST_A_MINUTE: Final = 600
_MINUTE: Final = 60
_OPEN: Final = AT_WORK | {ChannelState.PAUSED}


def plain_address(address: str) -> str:
    """Return an address without the sign that follows a `+`."""
    local, _, host = address.rpartition("@")
    return f"{local.partition('+')[0]}@{host}".lower()


def channel_of(address: str) -> Channel | None:
    """
    Return the current city's channel that takes mails at an address, with or without a sign.

    :raises NotReadyError: if its plugin, settings or secrets cannot be used at the moment.
    """
    named = Channel.objects.filter(account_id__iexact=plain_address(address), state__in=_OPEN).order_by("pk")
    return next((channel for channel in named if _wants_mail(channel)), None)


def is_too_often(channel: Channel) -> bool:
    """Count one more mail, and tell whether it is one too many."""
    return tally.count(str(channel.pk), purpose="channel-mails", seconds=_MINUTE) > MOST_A_MINUTE


def take_mail(mail: DeliveredMail, *, at: datetime) -> bool:
    """
    Write a mail down in the current city; false where no channel has the address. A paused channel only counts it.

    :raises NotReadyError: if the channel's plugin, settings or secrets cannot be used at the moment.
    """
    channel = channel_of(mail.recipient)
    if channel is None:
        return False
    status = DeliveryStatus.DROPPED if channel.state == ChannelState.PAUSED else DeliveryStatus.STORED
    store_delivery(channel=channel, request=as_request(mail), status=status, at=at)
    log.info("mail.received", channel_id=channel.pk, status=status.value, size=len(mail.raw))
    return True


def _wants_mail(channel: Channel) -> bool:
    loaded = ready(channel)
    plugin: Any = loaded.plugin
    return isinstance(plugin, TakesMail) and plugin.wants_mail(loaded.config)

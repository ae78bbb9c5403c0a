"""
The door for deliveries: find the channel, verify, write one row down, answer.

Nothing is parsed, nobody is called, no session is touched: a service waits for the answer.
"""

from datetime import datetime
from typing import Final

import structlog
from django.db.models import Q

from mannaka_kit import tally
from mannaka_sdk import RawRequest, RawResponse, Verdict, VerdictKind
from tenants.deliveries.actions.store_delivery import store_delivery
from tenants.deliveries.first_hearing import note_hearing
from tenants.deliveries.refusals import count_refusal
from tenants.deliveries.states import DeliveryStatus
from tenants.deliveries.verifying import judge, ready
from tenants.plugins.hearing import BY_ADDRESS, inbound_with
from tenants.plugins.models import Channel
from tenants.plugins.sealing import ENDPOINT
from tenants.plugins.states import AT_WORK, ChannelState

log = structlog.get_logger(__name__)

MOST_BYTES: Final = 256 * 1024
MOST_A_MINUTE: Final = 6000
_MINUTE: Final = 60
_OPEN: Final = AT_WORK | {ChannelState.PAUSED}
_METHOD_NOT_ALLOWED: Final = RawResponse(status=405, headers={"allow": "POST"})


def channel_at(token: str, *, at: datetime) -> Channel | None:
    """Return the channel of an address for deliveries, or of the address that it had a short time ago."""
    kept = ENDPOINT.kept(token)
    former = Q(previous_endpoint_hash=kept, previous_endpoint_until__gt=at)
    return Channel.objects.filter(Q(endpoint_hash=kept) | former, state__in=_OPEN).first()


def is_too_often(channel: Channel) -> bool:
    """Count one more delivery, and tell whether it is one too many."""
    return tally.count(str(channel.pk), purpose="channel-deliveries", seconds=_MINUTE) > MOST_A_MINUTE


def receive(channel: Channel, request: RawRequest, *, at: datetime) -> RawResponse | None:
    """
    Decide on a delivery, keep what is the service's own, and return the answer; none where nobody calls this channel.

    :raises NotReadyError: if the channel's plugin, settings or secrets cannot be used at the moment.
    """
    loaded = ready(channel)
    if inbound_with(loaded.plugin.manifest, channel.config) not in BY_ADDRESS:
        return None
    verdict = judge(loaded, channel, request, at=at)
    if request.method != "POST" and verdict.kind is not VerdictKind.CHALLENGE:
        return _METHOD_NOT_ALLOWED
    _follow(verdict, channel, request, at=at)
    return verdict.response


def _follow(verdict: Verdict, channel: Channel, request: RawRequest, *, at: datetime) -> None:
    match verdict.kind:
        case VerdictKind.REJECT:
            log.warning(
                "delivery.refused", channel_id=channel.pk, plugin=channel.plugin_id, reason=verdict.reason[:200]
            )
            count_refusal(channel)
        case VerdictKind.ACCEPT:
            status = _status(verdict, channel)
            store_delivery(channel=channel, request=request, status=status, at=at)
            log.info("delivery.received", channel_id=channel.pk, status=status.value, size=len(request.body))
        case VerdictKind.IGNORE:
            note_hearing(channel, at=at)


def _status(verdict: Verdict, channel: Channel) -> DeliveryStatus:
    if channel.state == ChannelState.PAUSED:
        return DeliveryStatus.DROPPED
    names_another = verdict.account is not None and channel.account_id not in {"", verdict.account}
    return DeliveryStatus.QUARANTINED if names_another else DeliveryStatus.STORED

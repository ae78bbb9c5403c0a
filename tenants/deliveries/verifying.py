"""Whether a delivery is the service's own: the plugin decides, and whatever it raises is a no."""

from datetime import datetime
from typing import Any

import structlog
from django.db import DatabaseError

from mannaka_sdk import RawRequest, Verdict, VerdictKind
from tenants.plugins.calling import Loaded, load, verify_context
from tenants.plugins.models import Channel
from tenants.plugins.states import Slot

log = structlog.get_logger(__name__)


class NotReadyError(Exception):
    """The channel's plugin, settings or secrets cannot be used; the service is asked to come again."""


def ready(channel: Channel) -> Loaded:
    """
    Return a channel's plugin with its settings and secrets.

    :raises NotReadyError: if they cannot be used at the moment.
    """
    try:
        return load(channel)
    except DatabaseError:
        raise
    except Exception as error:  # noqa: BLE001 - a vendor's code brings older settings along
        log.error("delivery.not_ready", channel_id=channel.pk, error=type(error).__qualname__)  # noqa: TRY400
        raise NotReadyError from None


def judge(loaded: Loaded, channel: Channel, request: RawRequest, *, at: datetime) -> Verdict:
    """Decide on a delivery with the secrets of now, then with those that were replaced a short time ago."""
    verdict = _verdict(loaded, channel, request, at=at)
    if verdict.kind is not VerdictKind.REJECT:
        return verdict
    former = load(channel, slot=Slot.PREVIOUS)
    return verdict if former.secrets == loaded.secrets else _verdict(former, channel, request, at=at)


def _verdict(loaded: Loaded, channel: Channel, request: RawRequest, *, at: datetime) -> Verdict:
    plugin: Any = loaded.plugin
    try:
        return Verdict.model_validate(plugin.verify(verify_context(loaded, at=at), request))
    except Exception as error:  # noqa: BLE001 - whatever a vendor's code may raise
        # Its class alone: a delivery that nobody vouches for may say anything.
        log.error("delivery.verify_failed", channel_id=channel.pk, error=type(error).__qualname__)  # noqa: TRY400
        return Verdict.rejected("the plugin failed")

"""How a service of a channel at work is asked for something: what an administrator must know is noted."""

from collections.abc import Awaitable, Callable
from typing import Any, TypeVar

import structlog

from mannaka_kit import clock
from mannaka_sdk import AuthExpiredError, Context, PermanentError, PluginError, QuotaExceededError, TransientError
from tenants.deliveries.errors import ChannelNotAtWorkError
from tenants.deliveries.notes import note_quota_gone
from tenants.plugins.actions.note_refusal import note_refusal
from tenants.plugins.calling import call
from tenants.plugins.models import Channel
from tenants.plugins.states import AT_WORK

log = structlog.get_logger(__name__)
Found = TypeVar("Found")


def at_work(channel_id: int) -> Channel:
    """
    Return a channel that is at work.

    :raises ChannelNotAtWorkError: if it is paused, removed or not set up.
    """
    channel = Channel.objects.filter(pk=channel_id, state__in=AT_WORK).first()
    if channel is None:
        raise ChannelNotAtWorkError
    return channel


def ask(channel: Channel, work: Callable[[Any, Context[Any, Any]], Awaitable[Found]], *, seconds: float) -> Found:
    """
    Call a plugin's coroutine, and note where its secrets were refused or its quota is used up.

    :raises PluginNotFoundError: if the plugin is not installed any more.
    :raises PluginError: the SDK's error that says what to do next; a fault of the plugin is a `PermanentError`.
    """

    async def guarded(plugin: Any, ctx: Context[Any, Any]) -> Found:
        try:
            return await work(plugin, ctx)
        except PluginError:
            raise
        except TimeoutError:
            raise TransientError("the service took too long") from None
        except Exception as error:  # noqa: BLE001 - whatever a vendor's code may raise
            raise fault(channel, error) from None

    try:
        return call(channel, guarded, seconds=seconds)
    except AuthExpiredError:
        note_refusal(channel=channel, at=clock.now())
        raise
    except QuotaExceededError:
        note_quota_gone(channel, at=clock.now())
        raise


def fault(channel: Channel, error: Exception) -> PermanentError:
    """Note a fault of a plugin, and return it as what the host does about it."""
    # Its class alone: what a vendor's exception says may hold a citizen's words.
    log.error("plugin.failed", channel_id=channel.pk, plugin=channel.plugin_id, error=type(error).__qualname__)
    return PermanentError("the plugin failed")

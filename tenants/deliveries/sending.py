"""What goes out by a channel: messages, previews; and the files that rest at a service."""

from collections.abc import Awaitable, Callable
from typing import Any, Final, TypeVar

import structlog

from mannaka_kit import clock
from mannaka_sdk import (
    AuthExpiredError,
    ByteSink,
    Context,
    MediaInfo,
    MediaPart,
    Outbound,
    PermanentError,
    PluginError,
    Preview,
    QuotaExceededError,
    SendResult,
    TransientError,
)
from tenants.deliveries.errors import ChannelNotAtWorkError
from tenants.deliveries.mails import bring_file
from tenants.deliveries.notes import note_quota_gone
from tenants.plugins.actions.note_refusal import note_refusal
from tenants.plugins.calling import call
from tenants.plugins.catalogue import plugin_of
from tenants.plugins.models import Channel
from tenants.plugins.states import AT_WORK

log = structlog.get_logger(__name__)
Found = TypeVar("Found")
SEND_SECONDS: Final = 30.0
MEDIA_SECONDS: Final = 50.0


def send_out(*, channel_id: int, message: Outbound) -> SendResult:
    """
    Hand a message to its service, once for each `message.id`; what an administrator must know is noted.

    Call it outside of every transaction (an errand of the outbox): the service may take its time.

    :raises ChannelNotAtWorkError: if the channel is paused, removed or not set up.
    :raises PluginNotFoundError: if the plugin is not installed any more.
    :raises PluginError: the SDK's error that says what to do next; a fault of the plugin is a `PermanentError`.
    """
    result: SendResult = _asked(
        _at_work(channel_id), lambda plugin, ctx: plugin.send(ctx, message), seconds=SEND_SECONDS
    )
    return result


def fetch_media(*, channel_id: int, media: MediaPart, sink: ByteSink) -> MediaInfo:
    """
    Bring a file that rests at a service, piece by piece.

    :raises ChannelNotAtWorkError: if the channel is paused, removed or not set up.
    :raises PluginNotFoundError: if the plugin is not installed any more.
    :raises PluginError: the SDK's error that says what to do next; a fault of the plugin is a `PermanentError`.
    """
    channel = _at_work(channel_id)
    if media.in_delivery:
        return bring_file(channel, media, sink)
    info: MediaInfo = _asked(channel, lambda plugin, ctx: plugin.fetch_media(ctx, media, sink), seconds=MEDIA_SECONDS)
    return info


def mark_read(*, channel_id: int, read_token: str) -> None:
    """
    Show a citizen that a message was read.

    :raises ChannelNotAtWorkError: if the channel is paused, removed or not set up.
    :raises PluginNotFoundError: if the plugin is not installed any more.
    :raises PluginError: the SDK's error that says what to do next; a fault of the plugin is a `PermanentError`.
    """
    _asked(_at_work(channel_id), lambda plugin, ctx: plugin.mark_read(ctx, read_token), seconds=SEND_SECONDS)


def preview(*, channel_id: int, message: Outbound) -> Preview:
    """
    Show what the citizen would see of a message, without sending anything.

    :raises ChannelNotAtWorkError: if the channel is paused, removed or not set up.
    :raises PluginNotFoundError: if the plugin is not installed any more.
    :raises PermanentError: if the plugin is at fault.
    """
    channel = _at_work(channel_id)
    plugin: Any = plugin_of(channel.plugin_id)
    try:
        shown: Preview = plugin.preview(message)
    except Exception as error:  # noqa: BLE001 - whatever a vendor's code may raise
        raise _fault(channel, error) from None
    return shown


def _at_work(channel_id: int) -> Channel:
    channel = Channel.objects.filter(pk=channel_id, state__in=AT_WORK).first()
    if channel is None:
        raise ChannelNotAtWorkError
    return channel


def _asked(channel: Channel, work: Callable[[Any, Context[Any, Any]], Awaitable[Found]], *, seconds: float) -> Found:
    async def guarded(plugin: Any, ctx: Context[Any, Any]) -> Found:
        try:
            return await work(plugin, ctx)
        except PluginError:
            raise
        except TimeoutError:
            raise TransientError("the service took too long") from None
        except Exception as error:  # noqa: BLE001 - whatever a vendor's code may raise
            raise _fault(channel, error) from None

    try:
        return call(channel, guarded, seconds=seconds)
    except AuthExpiredError:
        note_refusal(channel=channel, at=clock.now())
        raise
    except QuotaExceededError:
        note_quota_gone(channel, at=clock.now())
        raise


def _fault(channel: Channel, error: Exception) -> PermanentError:
    # Its class alone: what a vendor's exception says may hold a citizen's words.
    log.error("plugin.failed", channel_id=channel.pk, plugin=channel.plugin_id, error=type(error).__qualname__)
    return PermanentError("the plugin failed")

"""What goes out by a channel: messages, previews; and the files that rest at a service."""

from typing import Any, Final

from mannaka_sdk import ByteSink, MediaInfo, MediaPart, Outbound, Preview, SendResult
from tenants.deliveries.asking import ask, at_work, fault
from tenants.deliveries.mails import bring_file
from tenants.plugins.catalogue import plugin_of

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
    result: SendResult = ask(at_work(channel_id), lambda plugin, ctx: plugin.send(ctx, message), seconds=SEND_SECONDS)
    return result


def fetch_media(*, channel_id: int, media: MediaPart, sink: ByteSink) -> MediaInfo:
    """
    Bring a file that rests at a service, piece by piece.

    :raises ChannelNotAtWorkError: if the channel is paused, removed or not set up.
    :raises PluginNotFoundError: if the plugin is not installed any more.
    :raises PluginError: the SDK's error that says what to do next; a fault of the plugin is a `PermanentError`.
    """
    channel = at_work(channel_id)
    if media.in_delivery:
        return bring_file(channel, media, sink)
    info: MediaInfo = ask(channel, lambda plugin, ctx: plugin.fetch_media(ctx, media, sink), seconds=MEDIA_SECONDS)
    return info


def mark_read(*, channel_id: int, read_token: str) -> None:
    """
    Show a citizen that a message was read.

    :raises ChannelNotAtWorkError: if the channel is paused, removed or not set up.
    :raises PluginNotFoundError: if the plugin is not installed any more.
    :raises PluginError: the SDK's error that says what to do next; a fault of the plugin is a `PermanentError`.
    """
    ask(at_work(channel_id), lambda plugin, ctx: plugin.mark_read(ctx, read_token), seconds=SEND_SECONDS)


def preview(*, channel_id: int, message: Outbound) -> Preview:
    """
    Show what the citizen would see of a message, without sending anything.

    :raises ChannelNotAtWorkError: if the channel is paused, removed or not set up.
    :raises PluginNotFoundError: if the plugin is not installed any more.
    :raises PermanentError: if the plugin is at fault.
    """
    channel = at_work(channel_id)
    plugin: Any = plugin_of(channel.plugin_id)
    try:
        shown: Preview = plugin.preview(message)
    except Exception as error:  # noqa: BLE001 - whatever a vendor's code may raise
        raise fault(channel, error) from None
    return shown

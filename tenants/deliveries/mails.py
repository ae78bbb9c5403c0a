"""Mails that other servers hand over: how one is kept as a delivery, read by its plugin, and opened for its files."""

import asyncio
from collections.abc import Sequence
from typing import Any, Final
from uuid import UUID

from mannaka_kit.crypto import UndecipherableError
from mannaka_sdk import (
    ByteSink,
    DeliveredMail,
    InboundEvent,
    MediaInfo,
    MediaPart,
    MessageReceived,
    PermanentError,
    RawRequest,
)
from tenants.deliveries.models import Delivery
from tenants.deliveries.sealing import open_request
from tenants.plugins.calling import call
from tenants.plugins.catalogue import plugin_of
from tenants.plugins.models import Channel

METHOD: Final = "SMTP"
"""By which a mail is told from a call of a service; no call can have it."""
_SENDER: Final = "mail-from"
_RECIPIENT: Final = "rcpt-to"
_PIECE: Final = 64 * 1024


def as_request(mail: DeliveredMail) -> RawRequest:
    """Return a mail as deliveries are kept."""
    headers = {_SENDER: mail.sender, _RECIPIENT: mail.recipient}
    return RawRequest(method=METHOD, headers=headers, body=mail.raw, received_at=mail.received_at)


def as_mail(request: RawRequest) -> DeliveredMail:
    """Return the mail that was kept."""
    return DeliveredMail(
        raw=request.body,
        sender=request.header(_SENDER),
        recipient=request.header(_RECIPIENT),
        received_at=request.received_at,
    )


def events_of_mail(channel: Channel, request: RawRequest, *, key: UUID) -> Sequence[InboundEvent]:
    """
    Return what a mail tells; its files say in which delivery they are.

    :raises PluginError: what the plugin foresees; whatever else is raised is a fault of the plugin.
    """

    async def read(plugin: Any, ctx: Any) -> Sequence[InboundEvent]:
        told: Sequence[InboundEvent] = await plugin.read_mail(ctx, as_mail(request))
        return told

    return [_placed(InboundEvent.model_validate(event), key) for event in call(channel, read)]


def _placed(event: InboundEvent, key: UUID) -> InboundEvent:
    if not isinstance(event.body, MessageReceived):
        return event
    parts = tuple(
        part.model_copy(update={"in_delivery": str(key)}) if isinstance(part, MediaPart) else part
        for part in event.body.parts
    )
    return event.model_copy(update={"body": event.body.model_copy(update={"parts": parts})})


def bring_file(channel: Channel, media: MediaPart, sink: ByteSink) -> MediaInfo:
    """
    Bring a file out of the delivery that it came with.

    :raises PermanentError: if the delivery is not kept any more, or has no such file.
    """
    info, content = _file_in(plugin_of(channel.plugin_id), _kept(channel, media), media)
    asyncio.run(_poured(content, sink))
    return info


def _file_in(plugin: Any, mail: DeliveredMail, media: MediaPart) -> tuple[MediaInfo, bytes]:
    found: tuple[MediaInfo, bytes] = plugin.file_in_mail(mail, media)
    return found


async def _poured(content: bytes, sink: ByteSink) -> None:
    for start in range(0, len(content), _PIECE):
        await sink.write(content[start : start + _PIECE])


def _kept(channel: Channel, media: MediaPart) -> DeliveredMail:
    row = Delivery.objects.filter(channel=channel, key=media.in_delivery).exclude(sealed=b"").first()
    if row is None:
        raise PermanentError("the mail is not kept any more")
    try:
        return as_mail(open_request(row.sealed, key=row.key, received_at=row.received_at))
    except UndecipherableError:
        raise PermanentError("the mail that was kept cannot be opened") from None

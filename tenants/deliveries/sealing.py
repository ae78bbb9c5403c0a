"""What comes in, sealed with the city's key: each delivery, event and cursor opens in its own place alone."""

import json
from datetime import datetime
from typing import Final
from uuid import UUID

from mannaka_kit import crypto
from mannaka_kit.crypto import blobs
from mannaka_sdk import InboundEvent, RawRequest
from tenants.plugins.models import Channel

_DELIVERY: Final = "channel-delivery"
_EVENT: Final = "channel-event"
_CURSOR: Final = "channel-cursor"
_KEPT: Final = ("method", "path_tail", "query", "headers")


def seal_request(request: RawRequest, *, key: UUID) -> bytes:
    """Return a delivery as it is kept: a line that says how it came, then its body byte for byte."""
    how = json.dumps({name: getattr(request, name) for name in _KEPT}).encode()
    return blobs.seal(how + b"\n" + request.body, purpose=_DELIVERY, aad=crypto.cell("delivery", "sealed", key))


def open_request(sealed: bytes | memoryview, *, key: UUID, received_at: datetime) -> RawRequest:
    """
    Return a delivery.

    :raises UndecipherableError: if it was altered, or belongs elsewhere.
    """
    content = blobs.unseal(bytes(sealed), purpose=_DELIVERY, aad=crypto.cell("delivery", "sealed", key))
    how, _newline, body = content.partition(b"\n")
    return RawRequest(**json.loads(how), body=body, received_at=received_at)


def seal_event(event: InboundEvent, *, channel: Channel, event_id: str) -> str:
    """Return an event as it is kept."""
    return crypto.encrypt(event.model_dump_json(), purpose=_EVENT, aad=_place(channel, event_id))


def open_event(sealed: str, *, channel: Channel, event_id: str) -> InboundEvent:
    """
    Return an event.

    :raises UndecipherableError: if it was altered, or belongs elsewhere.
    """
    return InboundEvent.model_validate_json(crypto.decrypt(sealed, purpose=_EVENT, aad=_place(channel, event_id)))


def seal_cursor(cursor: bytes, *, channel: Channel) -> bytes:
    """Return a cursor as it is kept."""
    return blobs.seal(cursor, purpose=_CURSOR, aad=crypto.cell("delivery_poll_mark", "sealed_cursor", channel.key))


def open_cursor(sealed: bytes | memoryview, *, channel: Channel) -> bytes:
    """
    Return a cursor.

    :raises UndecipherableError: if it was altered, or belongs elsewhere.
    """
    place = crypto.cell("delivery_poll_mark", "sealed_cursor", channel.key)
    return blobs.unseal(bytes(sealed), purpose=_CURSOR, aad=place)


def _place(channel: Channel, event_id: str) -> str:
    return crypto.cell("received_event", "sealed", f"{channel.key}/{event_id}")

"""One stream as server-sent events: bells, a sign of life every 15 seconds, and at last why it ends."""

import asyncio
import json
import time
from contextlib import suppress
from typing import Final

from starlette.types import Receive, Scope, Send

from mannaka.live.listeners import Listener, Listeners
from mannaka_kit.live.grants import STREAM_SECONDS

HEARTBEAT_SECONDS: Final = 15.0
# A page that takes nothing for so long is gone; so is its stream.
_SEND_SECONDS: Final = 20.0
# A comment, as proxies know it, and an event, since a page hears no comments.
_BEAT: Final = ":\n\nevent: beat\ndata: {}\n\n"
_HEADERS: Final = (
    (b"content-type", b"text/event-stream; charset=utf-8"),
    (b"cache-control", b"no-store"),
    (b"x-accel-buffering", b"no"),
    (b"x-content-type-options", b"nosniff"),
    (b"vary", b"Origin"),
)


class EventStream:
    """An answer that goes on until its grant is over; the listener was added before and is removed at its end."""

    def __init__(self, listener: Listener, listeners: Listeners, *, is_cross_origin: bool) -> None:
        self._listener = listener
        self._listeners = listeners
        origin = listener.grant.origin.encode()
        self._headers = [*_HEADERS, (b"access-control-allow-origin", origin)] if is_cross_origin else [*_HEADERS]

    async def __call__(self, _scope: Scope, receive: Receive, send: Send) -> None:
        """Tell until the end, or until the page has gone."""
        telling = asyncio.create_task(self._tell(send))
        going = asyncio.create_task(_until_gone(receive))
        try:
            await asyncio.wait({telling, going}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            self._listeners.remove(self._listener)
            telling.cancel()
            going.cancel()
        with suppress(asyncio.CancelledError, TimeoutError, OSError):
            await telling

    async def _tell(self, send: Send) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": self._headers})
        await _say(send, _event("ready", {}))
        # The clocks of two machines may differ.
        until = min(self._listener.grant.expires_at, time.time() + STREAM_SECONDS)
        while not self._listener.ending:
            left = until - time.time()
            if left <= 0:
                self._listener.end("expired")
                break
            news = await self._listener.news(seconds=min(HEARTBEAT_SECONDS, left))
            await _say(send, "".join(_event("news", message) for message in news) or _BEAT)
        await _say(send, _event("end", {"why": self._listener.ending}))
        await send({"type": "http.response.body", "body": b"", "more_body": False})


async def _say(send: Send, text: str) -> None:
    async with asyncio.timeout(_SEND_SECONDS):
        await send({"type": "http.response.body", "body": text.encode(), "more_body": True})


async def _until_gone(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


def _event(name: str, data: object) -> str:
    return f"event: {name}\ndata: {json.dumps(data)}\n\n"

"""A vendor's own server: an ASGI application that takes the host's signed calls for one plugin."""

import hmac
import time
from collections.abc import Awaitable, Callable, Mapping, Sequence
from http import HTTPStatus
from typing import Any, Final

from pydantic import SecretStr, ValidationError

from mannaka_sdk.egress import EgressClient
from mannaka_sdk.plugin import describe
from mannaka_sdk.remote.clock import now
from mannaka_sdk.remote.protocol import (
    DESCRIBE,
    FRESH_FOR,
    MOST_CALL_BYTES,
    SIGNATURE_HEADER,
    RemoteAnswer,
    RemoteCall,
    call_signature,
    fingerprint,
    good_key,
    line_signature,
)
from mannaka_sdk.remote.running import Running
from mannaka_sdk.remote.way_out import ServersOwnWay

Scope = Mapping[str, Any]
Receive = Callable[[], Awaitable[Mapping[str, Any]]]
Send = Callable[[Mapping[str, Any]], Awaitable[None]]
MOST_REMEMBERED: Final = 200_000


class RefusedCallError(Exception):
    """A call that is not carried out: the status says why to the host, the text to whoever reads the log."""

    def __init__(self, status: HTTPStatus, why: str) -> None:
        super().__init__(why)
        self.status, self.why = status, why


def serve(
    plugin: type[Any], *, keys: Sequence[str], http: EgressClient | None = None, is_trial: bool = False
) -> "RemoteApp":
    """
    Return the ASGI application that serves a plugin: `app = serve(SmsChannel, keys=[os.environ["MANNAKA_KEY"]])`.

    While a key is changed give both. `http` is the way out to the service, where the standard library's is not enough.
    On trial a caller may name a simulator in the service's place; never let a server on trial be reached from outside.

    :raises ValueError: if a key is too short, or the plugin goes where its settings say, which only the host can.
    """
    if plugin.manifest.lines or plugin.manifest.egress_in:
        raise ValueError("a plugin that goes where its settings say (lines, egress_in) runs within the host")
    if not keys:
        raise ValueError("a server needs a key")
    return RemoteApp(plugin, [good_key(key) for key in keys], http=http, is_trial=is_trial)


class RemoteApp:
    """The application; make it with `serve`."""

    def __init__(
        self, plugin: type[Any], keys: Sequence[SecretStr], *, http: EgressClient | None, is_trial: bool
    ) -> None:
        self._plugin, self._keys, self._http, self._is_trial = plugin, keys, http, is_trial
        self._fingerprint = fingerprint(describe(plugin))
        self._taken: dict[str, float] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] == "lifespan":
            await _live(receive, send)
        elif scope["type"] == "http":
            try:
                body = await _body(scope, receive)
                key, call = self._accepted(scope, body)
            except RefusedCallError as refused:
                await _refuse(send, refused)
            else:
                await self._carry_out(_Lines(send, key, call), call)

    def _accepted(self, scope: Scope, body: bytes) -> tuple[SecretStr, RemoteCall]:
        key = self._key_of(_header(scope, SIGNATURE_HEADER), body)
        try:
            call = RemoteCall.from_wire(body)
        except ValidationError:
            raise RefusedCallError(HTTPStatus.BAD_REQUEST, "the call cannot be read") from None
        if abs(now() - call.at) > FRESH_FOR:
            raise RefusedCallError(HTTPStatus.UNAUTHORIZED, "the call is of another time; do both clocks go right?")
        if not self._is_first(call.id):
            raise RefusedCallError(HTTPStatus.UNAUTHORIZED, "the call came before")
        if call.method != DESCRIBE and not hmac.compare_digest(call.description.encode(), self._fingerprint.encode()):
            raise RefusedCallError(HTTPStatus.CONFLICT, "the operator allowed another description of this plugin")
        if call.through and not self._is_trial:
            raise RefusedCallError(HTTPStatus.FORBIDDEN, "this server is not on trial")
        return key, call

    def _key_of(self, signature: str, body: bytes) -> SecretStr:
        given = signature.encode()
        fitting = [key for key in self._keys if hmac.compare_digest(call_signature(key, body).encode(), given)]
        if not fitting:
            raise RefusedCallError(HTTPStatus.UNAUTHORIZED, "the call is not signed with a key of this server")
        return fitting[0]

    def _is_first(self, call_id: str) -> bool:
        """Remember a call as long as it would be taken again; the oldest stand first."""
        now = time.monotonic()
        while self._taken and (len(self._taken) >= MOST_REMEMBERED or next(iter(self._taken.values())) < now):
            del self._taken[next(iter(self._taken))]
        if call_id in self._taken:
            return False
        self._taken[call_id] = now + 2 * FRESH_FOR.total_seconds()
        return True

    async def _carry_out(self, lines: "_Lines", call: RemoteCall) -> None:
        http = self._http
        if http is None or call.through:
            http = ServersOwnWay(hosts=self._plugin.manifest.egress, through=call.through)
        await lines.begin()
        await lines.end(await Running(self._plugin, call, http=http, pour=lines.pour).answer())


class _Lines:
    """An answer that is written line by line, each signed for its place."""

    def __init__(self, send: Send, key: SecretStr, call: RemoteCall) -> None:
        self._send, self._key, self._call, self._number = send, key, call, 0

    async def begin(self) -> None:
        """Say that an answer comes."""
        headers = [(b"content-type", b"application/x-ndjson"), (b"cache-control", b"no-store")]
        await self._send({"type": "http.response.start", "status": 200, "headers": headers})

    async def pour(self, piece: bytes) -> None:
        """Write a piece of a file."""
        await self._write(RemoteAnswer(at=now(), is_last=False, piece=piece), more=True)

    async def end(self, answer: RemoteAnswer) -> None:
        """Write what became of the call."""
        await self._write(answer, more=False)

    async def _write(self, answer: RemoteAnswer, *, more: bool) -> None:
        line = answer.to_wire().encode()
        signed = line_signature(self._key, call_id=self._call.id, number=self._number, line=line)
        self._number += 1
        await self._send(
            {"type": "http.response.body", "body": signed.encode() + b" " + line + b"\n", "more_body": more}
        )


async def _body(scope: Scope, receive: Receive) -> bytes:
    if scope["method"] != "POST":
        raise RefusedCallError(HTTPStatus.METHOD_NOT_ALLOWED, "calls are posted")
    body, more = b"", True
    while more:
        message = await receive()
        body += message.get("body", b"")
        more = message.get("more_body", False)
        if len(body) > MOST_CALL_BYTES:
            raise RefusedCallError(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "the call is too large")
    return body


def _header(scope: Scope, name: str) -> str:
    return next((value.decode("latin-1") for key, value in scope["headers"] if key == name.encode()), "")


async def _refuse(send: Send, refused: RefusedCallError) -> None:
    headers = [(b"content-type", b"text/plain; charset=utf-8"), (b"cache-control", b"no-store")]
    await send({"type": "http.response.start", "status": int(refused.status), "headers": headers})
    await send({"type": "http.response.body", "body": f"{refused.why}\n".encode()})


async def _live(receive: Receive, send: Send) -> None:
    while (message := await receive())["type"] != "lifespan.shutdown":
        await send({"type": f"{message['type']}.complete"})
    await send({"type": "lifespan.shutdown.complete"})

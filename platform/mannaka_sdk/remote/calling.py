"""The host's side of a call: written, signed and sent; each line of its answer is checked before it is believed."""

import asyncio
import hmac
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from http import HTTPStatus
from http.client import HTTPResponse
from typing import Any, Final
from uuid import uuid4

from pydantic import SecretStr, ValidationError

from mannaka_sdk.errors import PermanentError, RateLimitedError, TransientError, error_from
from mannaka_sdk.plugin import Description
from mannaka_sdk.remote.clock import now
from mannaka_sdk.remote.dialling import Dialled
from mannaka_sdk.remote.protocol import (
    DESCRIBE,
    FRESH_FOR,
    MOST_LINE_BYTES,
    SIGNATURE_HEADER,
    UNKNOWN_VERSION,
    RemoteAnswer,
    RemoteCall,
    call_signature,
    line_signature,
)

_WORDS: Final = {
    HTTPStatus.UNAUTHORIZED: "the vendor's server does not take our signature: compare the keys and both clocks",
    HTTPStatus.FORBIDDEN: "the vendor's server is not on trial",
    HTTPStatus.CONFLICT: "the vendor's server is another one than the operator allowed: look at it and allow it anew",
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: "the vendor's server finds the call too large",
}
_FIRST_FAULT: Final = 500


class UnknownVersionError(ValueError):
    """The vendor's server knows no such version of the settings."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RemoteServer:
    """A vendor's server, and what the operator allowed of it."""

    url: str
    """Its address: https, or plain HTTP at this very machine."""
    key: SecretStr
    """What both sides sign with."""
    fingerprint: str = ""
    """The description that was allowed."""

    def call(
        self, call: RemoteCall, *, pour: Callable[[bytes], None] | None = None, dialled: Dialled | None = None
    ) -> RemoteAnswer:
        """
        Make a call and wait for what becomes of it; pieces of a file are poured as they come. It blocks.

        :raises TransientError: if no whole answer came in time, or the server is ill.
        :raises PermanentError: if the server refuses the call, or its answer is not its own or far too large.
        """
        body = _as_bytes(call.model_copy(update={"description": self.fingerprint}))
        headers = {"content-type": "application/json", SIGNATURE_HEADER: call_signature(self.key, body)}
        with (dialled or self.dial(call)).answer("POST", headers, body) as answer:
            _require_taken(answer)
            for line in self._lines(call, answer):
                if line.is_last:
                    return line
                if pour is not None:
                    pour(line.piece)
        raise TransientError("the vendor's server broke off")

    def dial(self, call: RemoteCall) -> Dialled:
        """Return the connection for a call, so that it can be ended from elsewhere."""
        return Dialled(self.url, seconds=call.seconds)

    def _lines(self, call: RemoteCall, answer: HTTPResponse) -> Iterator[RemoteAnswer]:
        number = 0
        while read := answer.readline(MOST_LINE_BYTES + 1):
            if not read.endswith(b"\n"):
                if len(read) > MOST_LINE_BYTES:
                    raise PermanentError("the vendor's server answers far too much")
                raise TransientError("the vendor's server broke off")
            signature, _, line = read[:-1].partition(b" ")
            expected = line_signature(self.key, call_id=call.id, number=number, line=line)
            if not hmac.compare_digest(signature, expected.encode()):
                raise PermanentError("the answer is not signed with the key of the vendor's server")
            yield _read(line)
            number += 1


def _as_bytes(call: RemoteCall) -> bytes:
    try:
        return call.to_wire().encode()
    except ValueError:
        raise PermanentError("the call cannot be written as JSON") from None


def _require_taken(answer: HTTPResponse) -> None:
    if answer.status == HTTPStatus.OK:
        return
    if answer.status == HTTPStatus.TOO_MANY_REQUESTS:
        raise RateLimitedError("the vendor's server wants to be asked less often")
    if answer.status >= _FIRST_FAULT:
        raise TransientError(f"the vendor's server is ill: {answer.status}")
    told = {int(status): words for status, words in _WORDS.items()}
    raise PermanentError(told.get(answer.status, f"the vendor's server refuses the call: {answer.status}"))


def _read(line: bytes) -> RemoteAnswer:
    try:
        answer = RemoteAnswer.from_wire(line)
    except ValidationError:
        raise PermanentError("the answer of the vendor's server cannot be read") from None
    if abs(now() - answer.at) > FRESH_FOR:
        raise PermanentError("the answer is of another time; do both clocks go right?")
    return answer


def new_call(method: str, **what: Any) -> RemoteCall:
    """
    Return a call that was never made before.

    :raises PermanentError: if something in it cannot be written down.
    """
    try:
        return RemoteCall(id=uuid4().hex, at=now(), method=method, **what)
    except ValidationError as error:
        raise PermanentError(f"the call cannot be written: {error.errors(include_input=False)[0]['type']}") from None


def raise_what_it_tells(answer: RemoteAnswer) -> None:
    """
    Raise what the plugin raised, if it did.

    :raises PluginError: the plugin's own.
    :raises UnknownVersionError: if there never was such a version of the settings.
    """
    if answer.code == UNKNOWN_VERSION:
        raise UnknownVersionError("there never was such a version")
    if answer.failure is not None:
        raise error_from(answer.failure)


async def called(server: RemoteServer, call: RemoteCall, *, sink: Any = None) -> RemoteAnswer:
    """
    Make a call in a thread; when its caller goes away, so does the connection.

    :raises PluginError: if no answer came, or none to be believed, or the sink takes no more.
    """
    loop, dialled = asyncio.get_running_loop(), server.dial(call)

    def pour(piece: bytes) -> None:
        asyncio.run_coroutine_threadsafe(sink.write(piece), loop).result(call.seconds)

    try:
        return await asyncio.to_thread(server.call, call, pour=pour if sink else None, dialled=dialled)
    except asyncio.CancelledError:
        dialled.hang_up()
        raise


def fetch_description(server: RemoteServer, *, seconds: float = 15.0) -> Description:
    """
    Ask a vendor's server what it serves: for the operator, who looks at it before it is allowed.

    :raises PluginError: if it does not answer as it should.
    """
    answer = server.call(new_call(DESCRIBE, seconds=seconds))
    raise_what_it_tells(answer)
    try:
        return Description.model_validate_json(json.dumps(answer.value), extra="ignore")
    except ValidationError:
        raise PermanentError("the vendor's server describes no plugin of this SDK") from None

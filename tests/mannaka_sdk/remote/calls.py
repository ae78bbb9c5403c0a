"""A vendor's server in this process: the application is called without a network, and its answer may be changed."""

import asyncio
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

from pydantic import SecretStr

from integrations.channels.echo.plugin import EchoChannel
from mannaka_sdk import describe
from mannaka_sdk.remote import RemoteApp, RemoteCall, RemoteServer, fingerprint
from mannaka_sdk.remote.protocol import SIGNATURE_HEADER, call_signature
from tests.mannaka_sdk.remote.server import KEY


@dataclass
class Answer:
    """What an application answered."""

    status: int = 0
    body: bytes = b""


def post(app: RemoteApp, body: bytes, *, signature: str | None = None, method: str = "POST") -> Answer:
    """Post a body to an application, signed with the good key if nothing else is said."""
    signed = call_signature(SecretStr(KEY), body) if signature is None else signature
    scope = {"type": "http", "method": method, "headers": [(SIGNATURE_HEADER.encode(), signed.encode())]}
    answer = Answer()

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": body, "more_body": False}

    async def send(message: Any) -> None:
        answer.status = message.get("status", answer.status)
        answer.body += message.get("body", b"")

    asyncio.run(app(scope, receive, send))
    return answer


def post_call(app: RemoteApp, call: RemoteCall) -> Answer:
    """Post a call of the description that the operator allowed."""
    allowed = call.model_copy(update={"description": call.description or fingerprint(describe(EchoChannel))})
    return post(app, allowed.to_wire().encode())


@dataclass
class Vendor:
    """A vendor's server that does as it is told, at loopback."""

    reply: Callable[[bytes], tuple[int, bytes]]
    calls: list[RemoteCall] = field(default_factory=list)
    url: str = ""

    @property
    def server(self) -> RemoteServer:
        """Return it as the host knows it."""
        return RemoteServer(url=self.url, key=SecretStr(KEY), fingerprint=fingerprint(describe(EchoChannel)))


@contextmanager
def vendor_that(reply: Callable[[bytes], tuple[int, bytes]]) -> Iterator[Vendor]:
    """Open a server that answers each call with a status and a body."""
    vendor = Vendor(reply)
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("Handler", (_Handler,), {"vendor": vendor}))
    vendor.url = f"http://127.0.0.1:{server.server_address[1]}/"
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield vendor
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class _Handler(BaseHTTPRequestHandler):
    vendor: Vendor

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["content-length"]))
        self.vendor.calls.append(RemoteCall.from_wire(body))
        status, told = self.vendor.reply(body)
        if not status:
            return
        self.send_response(status)
        self.end_headers()
        try:
            self.wfile.write(told)
        except OSError:
            return  # the caller hung up

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the base's name
        """Say nothing."""

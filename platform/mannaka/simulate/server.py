"""The process: plugins ask it as they ask services, browsers open its windows; at loopback only."""

from __future__ import annotations

import re
import signal
import sys
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any, ClassVar, Final
from urllib.parse import parse_qsl, unquote, urlsplit

import structlog

from mannaka.simulate.errors import NotLoopbackError
from mannaka.simulate.pages.routes import reply_to
from mannaka.simulate.rendering import LANGUAGES
from mannaka.simulate.requests import Asked, Reply, read_form
from mannaka.simulate.tunnel import carry
from mannaka_sdk import HttpRequest

if TYPE_CHECKING:
    from mannaka.simulate.house import House

log = structlog.get_logger(__name__)

LOOPBACK: Final = "127.0.0.1"
MOST_BYTES: Final = 25 * 1024 * 1024
_NOT_OURS: Final = frozenset({"content-length", "connection", "transfer-encoding", "date", "server"})
_OWN_NAME: Final = re.compile(r"(127\.0\.0\.1|localhost)(:\d+)?")
_HEADERS: Final = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cache-Control": "no-store",
}


def made_server(house: House, *, bind: str) -> ThreadingHTTPServer:
    """
    Return a server that listens, and begins with `serve_forever`.

    :raises NotLoopbackError: if others could reach it.
    """
    host, _, port = bind.rpartition(":")
    if host != LOOPBACK:
        raise NotLoopbackError(f"The windows ask nobody who they are: --bind must begin with {LOOPBACK}, not {host!r}.")
    handler = type("Handler", (_Handler,), {"house": house})
    server = ThreadingHTTPServer((host, int(port)), handler)
    server.daemon_threads = True
    house.origin = f"http://{LOOPBACK}:{server.server_address[1]}"
    house.postman.start()
    return server


def serve(house: House, *, bind: str) -> None:
    """
    Serve until the process is told to end.

    :raises NotLoopbackError: if others could reach it.
    """
    server = made_server(house, bind=bind)
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: sys.exit(0))
    log.info("simulate.started", bind=bind, cities=len(house.windows))
    server.serve_forever(poll_interval=0.5)


class _Handler(BaseHTTPRequestHandler):
    house: ClassVar[House]
    protocol_version = "HTTP/1.1"
    server_version = "simulate"
    sys_version = ""

    def do_CONNECT(self) -> None:
        """Lead a connection to the service's side of it."""
        host, _, port = self.path.rpartition(":")
        found = self.house.connect(host.lower(), int(port)) if port.isdecimal() else None
        self.close_connection = True
        if found is None:
            self.send_error(HTTPStatus.BAD_GATEWAY)
            return
        boxes, line_server = found
        self.wfile.write(b"HTTP/1.1 200 Connection established\r\n\r\n")
        self.wfile.flush()
        carry(self.connection, line_server)
        boxes.note_arrivals()

    def _serve(self) -> None:
        length = self.headers.get("content-length") or "0"
        if not length.isdecimal() or int(length) > MOST_BYTES:
            self.close_connection = True
            self.send_error(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
            return
        body = self.rfile.read(int(length))
        host, _, rest = self.path.removeprefix("/").partition("/")
        if self.house.serves(host):
            self._serve_plugin(host, rest, body)
        elif not _OWN_NAME.fullmatch(self.headers.get("host", "")):
            self._tell(Reply(status=HTTPStatus.MISDIRECTED_REQUEST))
        elif self.command not in {"GET", "HEAD"} and self.headers.get("origin") != self._origin():
            self._tell(Reply(status=HTTPStatus.FORBIDDEN))
        else:
            self._tell(reply_to(self.house, self._asked(body)))

    do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = do_HEAD = _serve  # noqa: N815 - the base's names

    def _serve_plugin(self, host: str, rest: str, body: bytes) -> None:
        headers = {name.lower(): value for name, value in self.headers.items()} | {"host": host}
        request = HttpRequest(method=self.command, url=f"https://{host}/{rest}", headers=headers, body=body)  # type: ignore[arg-type]  # checked by pydantic
        answer = self.house.answer(request)
        if answer is None:
            self.close_connection = True
            return
        self._send(answer.status, answer.headers, answer.body)

    def _asked(self, body: bytes) -> Asked:
        parts = urlsplit(self.path)
        form, files = read_form(body, self.headers.get("content-type", ""))
        return Asked(
            method=self.command,
            path=unquote(parts.path),
            query=dict(parse_qsl(parts.query)),
            form=form,
            files=files,
            language=self._language(),
        )

    def _language(self) -> str:
        chosen = re.search(r"(?:^|;\s*)language=(\w\w)", self.headers.get("cookie", ""))
        wishes = [chosen[1]] if chosen else re.findall(r"\b(ja|en)\b", self.headers.get("accept-language", ""))
        return next((each for each in wishes if each in LANGUAGES), "ja")

    def _origin(self) -> str:
        return f"http://{self.headers.get('host', '')}"

    def _tell(self, reply: Reply) -> None:
        self._send(reply.status, {**_HEADERS, "Content-Type": reply.media_type, **reply.headers}, reply.body)

    def _send(self, status: int, headers: Any, body: bytes) -> None:
        self.send_response(status)
        for name, value in headers.items():
            if name.lower() not in _NOT_OURS:
                self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the base's name
        """Say nothing: what is sent may hold secrets."""

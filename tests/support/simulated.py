"""
Services of plugins, in memory, behind a real HTTP server at loopback: what a plugin sends goes through the host's own
way out (`tenants.plugins.egress`) and arrives here as `/<host>/<path>`.

    with simulated({"api.echo.example": EchoSimulator()}) as services:
        ...  # MANNAKA_SIMULATOR_URL leads here
        services.fail_next(HttpResponse(status=503))
        assert services.requests[-1].url == "https://api.echo.example/v1/account"
"""

import threading
import time
from collections import deque
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, ClassVar

from django.test import override_settings

from mannaka_sdk import HttpRequest, HttpResponse
from mannaka_sdk.simulation import Simulator

_NOT_OURS = frozenset({"content-length", "connection", "transfer-encoding", "date", "server"})


@dataclass
class Simulated:
    """The services by host, what they were asked, and what they are made to answer next."""

    services: dict[str, Simulator]
    requests: list[HttpRequest] = field(default_factory=list)
    _next: deque[HttpResponse] = field(default_factory=deque)
    _delays: deque[float] = field(default_factory=deque)
    _lost: int = 0
    _lock: threading.Lock = field(default_factory=threading.Lock)
    url: str = ""

    def fail_next(self, *answers: HttpResponse) -> None:
        """Answer the next requests with these, without asking the service."""
        self._next.extend(answers)

    def delay_next(self, seconds: float) -> None:
        """Let the next answer take its time."""
        self._delays.append(seconds)

    def lose_next_answer(self) -> None:
        """Let the service take the next request, and the line break before its answer."""
        self._lost += 1

    def answer(self, request: HttpRequest, host: str) -> HttpResponse | None:
        """Return what the service says; nothing where the line breaks."""
        with self._lock:
            self.requests.append(request)
            delay = self._delays.popleft() if self._delays else 0.0
            forced = self._next.popleft() if self._next else None
            is_lost, self._lost = self._lost > 0, max(self._lost - 1, 0)
        time.sleep(delay)
        if forced is not None:
            return forced
        service = self.services.get(host)
        with self._lock:
            found = service.respond(request) if service else HttpResponse(status=502)
        return None if is_lost else found


@contextmanager
def simulated(services: Mapping[str, Simulator]) -> Iterator[Simulated]:
    """Serve simulators by host name at loopback, and lead every plugin to them."""
    held = Simulated(dict(services))
    server = ThreadingHTTPServer(("127.0.0.1", 0), _handler_of(held))
    held.url = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        with override_settings(MANNAKA_SIMULATOR_URL=held.url):
            yield held
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def _handler_of(held: Simulated) -> type[BaseHTTPRequestHandler]:
    return type("Handler", (_Handler,), {"held": held})


class _Handler(BaseHTTPRequestHandler):
    held: ClassVar[Simulated]
    protocol_version = "HTTP/1.1"

    def _serve(self) -> None:
        host, _, rest = self.path.removeprefix("/").partition("/")
        body = self.rfile.read(int(self.headers.get("content-length") or 0))
        headers = {name.lower(): value for name, value in self.headers.items()} | {"host": host}
        request = HttpRequest(method=self.command, url=f"https://{host}/{rest}", headers=headers, body=body)  # type: ignore[arg-type]  # checked by pydantic
        answer = self.held.answer(request, host)
        if answer is None:
            self.close_connection = True
            return
        self.send_response(answer.status)
        for name, value in answer.headers.items():
            if name not in _NOT_OURS:
                self.send_header(name, value)
        self.send_header("Content-Length", str(len(answer.body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(answer.body)

    do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = do_HEAD = _serve  # noqa: N815 - the base's names

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the base's name
        """Say nothing: what is sent may hold secrets."""

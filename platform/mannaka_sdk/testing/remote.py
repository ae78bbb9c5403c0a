"""The kit against a plugin on its vendor's server (`pytest --remote URL`): the simulators stay here, behind a gate."""

import asyncio
import threading
from collections.abc import Mapping
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Final
from urllib.parse import urlsplit
from uuid import uuid4
from weakref import WeakValueDictionary

from pydantic import ValidationError

from mannaka_sdk.egress import HttpRequest, HttpResponse
from mannaka_sdk.errors import PermanentError, TransientError
from mannaka_sdk.remote.calling import RemoteServer, fetch_description
from mannaka_sdk.remote.dialling import is_loopback
from mannaka_sdk.remote.protocol import fingerprint, good_key
from mannaka_sdk.remote.standing_in import RemotePlugin, remote_plugin
from mannaka_sdk.remote.way_out import REFUSED_HEADER
from mannaka_sdk.testing.wire import Wire

NOT_FROM_OUTSIDE: Final = frozenset(
    {
        "isolation.imports-no-host",
        "isolation.imports-quietly",
        "isolation.reads-no-environment",
        "verify.is-quick",
        "verify.is-pure",
        "verify.compares-in-constant-time",
        "parse.is-pure",
        "send.previews-purely",
    }
)
"""What is about code in the same process: seen by running the kit on the class itself."""
_NOT_OURS: Final = frozenset({"content-length", "connection", "transfer-encoding", "date", "server"})
_SERVERS: Final[list[tuple[str, str]]] = []
_WIRES: Final[WeakValueDictionary[str, Wire]] = WeakValueDictionary()


def stands_in(plugin: type[Any]) -> bool:
    """Tell whether a class stands in for a plugin elsewhere."""
    return isinstance(plugin, type) and issubclass(plugin, RemotePlugin)


@cache
def plugin_at(url: str, key: str) -> type[Any]:
    """
    Return a class that stands in for the plugin which a server on trial serves.

    :raises ValueError: if the server is not at this machine: a server on trial must not be reached from outside.
    :raises PluginError: if it does not answer as it should.
    """
    if not is_loopback(urlsplit(url).hostname or ""):
        raise ValueError("the kit examines a server at this machine, started with is_trial=True")
    server = RemoteServer(url=url, key=good_key(key))
    description = fetch_description(server)
    allowed = RemoteServer(url=url, key=good_key(key), fingerprint=fingerprint(description))
    return remote_plugin(description, allowed)


def examine_at(url: str, key: str) -> None:
    """Examine what a server serves instead of the classes that the tests name; nothing: the classes again."""
    _SERVERS[:] = [(url, key)] if url else []


def examined(plugin: type[Any]) -> type[Any]:
    """
    Return what is examined in a class's place.

    :raises ValueError: if the server serves another plugin.
    :raises PluginError: if it does not answer as it should.
    """
    if not _SERVERS:
        return plugin
    found = plugin_at(*_SERVERS[0])
    if found.manifest.id != plugin.manifest.id:
        raise ValueError(f"the server serves {found.manifest.id}, and the test is of {plugin.manifest.id}")
    return found


def lead_through(wire: Wire) -> None:
    """Let a server on trial reach a simulator in this process."""
    name = uuid4().hex
    _WIRES[name] = wire
    wire.through = f"{_gate()}/{name}"


@cache
def _gate() -> str:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Gate)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return f"http://127.0.0.1:{server.server_address[1]}"


class _Gate(BaseHTTPRequestHandler):
    """`/<wire>/<host>/<path>` is what a plugin asks of a host; a lost answer is a line that breaks."""

    protocol_version = "HTTP/1.1"

    def _serve(self) -> None:
        name, _, address = self.path.removeprefix("/").partition("/")
        body = self.rfile.read(int(self.headers.get("content-length") or 0))
        wire = _WIRES.get(name)
        headers = {key.lower(): value for key, value in self.headers.items()}
        answer = _answered(wire, self.command, address, headers, body) if wire is not None else None
        if answer is None:
            self.close_connection = True
            return
        self.send_response(answer.status)
        for key, value in answer.headers.items():
            if key not in _NOT_OURS:
                self.send_header(key, value)
        self.send_header("Content-Length", str(len(answer.body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(answer.body)

    do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = do_HEAD = _serve  # noqa: N815 - the base's names

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the base's name
        """Say nothing."""


def _answered(wire: Wire, method: str, address: str, headers: Mapping[str, str], body: bytes) -> HttpResponse | None:
    try:
        request = HttpRequest.model_validate(
            {"method": method, "url": f"https://{address}", "headers": dict(headers), "body": body}
        )
        return asyncio.run(wire.send(request))
    except TransientError:
        return None
    except (PermanentError, ValidationError):
        return HttpResponse(status=421, headers={REFUSED_HEADER: "1"})

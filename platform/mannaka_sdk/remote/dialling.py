"""One HTTP request with the standard library, bounded as a whole: what both sides need, and nothing more."""

import socket
import ssl
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from http.client import HTTPConnection, HTTPException, HTTPResponse, HTTPSConnection
from urllib.parse import urlsplit

from mannaka_sdk.errors import PermanentError, TransientError


class Dialled:
    """A request on its way. It blocks: use it in a thread. `hang_up` ends it from elsewhere."""

    def __init__(self, url: str, *, seconds: float) -> None:
        parts = urlsplit(url)
        self.target = parts.path + (f"?{parts.query}" if parts.query else "") or "/"
        self.seconds = seconds
        self._connection = _connection(parts.scheme, parts.hostname or "", parts.port, seconds=seconds)
        self._is_over = threading.Event()

    @contextmanager
    def answer(self, method: str, headers: Mapping[str, str], body: bytes) -> Iterator[HTTPResponse]:
        """
        Send the request and yield the answer; the seconds are for all of it. No redirect is followed, no proxy asked.

        :raises TransientError: if no whole answer came in time.
        """
        watch = threading.Timer(self.seconds, self.hang_up)
        watch.daemon = True
        watch.start()
        try:
            if self._is_over.is_set():
                raise TransientError("nobody waits for the answer any more")
            self._connection.request(method, self.target, body=body, headers=dict(headers))
            with self._connection.getresponse() as answer:
                yield answer
        except (OSError, HTTPException, ValueError, AttributeError) as error:
            # Reading on after `hang_up` raises whatever the standard library has at hand.
            raise TransientError(f"no answer: {type(error).__name__}") from None
        finally:
            watch.cancel()
            self._connection.close()

    def hang_up(self) -> None:
        """End it, wherever it is."""
        self._is_over.set()
        if (held := self._connection.sock) is not None:
            with suppress(OSError):
                held.shutdown(socket.SHUT_RDWR)


def _connection(scheme: str, host: str, port: int | None, *, seconds: float) -> HTTPConnection:
    if scheme == "https":
        return HTTPSConnection(host, port, timeout=seconds, context=ssl.create_default_context())
    if not is_loopback(host):
        raise PermanentError("only https leads to another machine")
    return HTTPConnection(host, port, timeout=seconds)


def is_loopback(host: str) -> bool:
    """Tell whether a name is this very machine, where nobody listens in on plain HTTP."""
    return host in {"127.0.0.1", "localhost", "::1"}

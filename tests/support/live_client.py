"""A page's end of a stream, without a browser."""

import http.client
import json
import socket
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

from mannaka_kit.live.tickets import issue, listener_of
from mannaka_tenancy import Tenant, use
from tests.support.live_server import LiveServer

ORIGIN_PORT = 8000


def ticket_for(
    city: Tenant, *topics: str, user_id: int = 1, session_key: str = "session", host: str | None = None
) -> str:
    """Return a ticket of a city, as its pages get one."""
    with use(city):
        listener = listener_of(user_id=user_id, session_key=session_key)
        return issue(listener, topics=topics, host=city.host if host is None else host, origin=page_origin(city))


def page_origin(city: Tenant) -> str:
    """Return the origin of a city's pages."""
    return f"http://{city.host}:{ORIGIN_PORT}"


class Stream:
    """An open stream; events are read one by one."""

    def __init__(
        self, server: LiveServer, city: Tenant, ticket: str, *, origin: str | None = None, verb: str = "GET"
    ) -> None:
        self._connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=10)
        headers = {"Host": f"{city.host}:{server.port}"} | ({"Origin": origin} if origin else {})
        self._connection.request(verb, f"/live/stream?ticket={ticket}", headers=headers)
        # HTTPConnection lets go of its socket once the answer says that it will close.
        self._socket = self._connection.sock
        self.answer = self._connection.getresponse()
        if self.status != http.client.OK:
            self.close()

    @property
    def status(self) -> int:
        """Return the status of the answer."""
        return self.answer.status

    def next(self, *, seconds: float = 10) -> tuple[str, Any]:
        """
        Return the name and the data of the next event that is no sign of life.

        :raises TimeoutError: none came in time.
        """
        self._socket.settimeout(seconds)
        return next(event for event in self._events() if event[0] != "beat")

    def is_silent(self, *, seconds: float) -> bool:
        """Tell whether nothing comes for so long."""
        try:
            self.next(seconds=seconds)
        except TimeoutError:
            return True
        return False

    def close(self) -> None:
        """Go away, as a closed tab does."""
        with suppress(OSError):
            self._socket.shutdown(socket.SHUT_RDWR)
        self.answer.close()
        self._connection.close()
        self._socket.close()

    def _events(self) -> Iterator[tuple[str, Any]]:
        name = ""
        while line := self.answer.readline():
            word, _, rest = line.decode().rstrip("\n").partition(": ")
            if word == "event":
                name = rest
            elif word == "data":
                yield name, json.loads(rest)
        yield "closed", None

"""
Fetch a calendar from a groupware, and from nowhere else.

An address that somebody typed could point into the house. So: https only, to hosts that the operator named, at the port
of https; the name is looked up once, every address behind it must be public, and the connection goes to the very
address that was looked at; no redirect is followed, no cookie or sign-in is sent, time and size are bounded.
"""

import http.client
import ipaddress
import socket
import ssl
import time
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import SplitResult, urlsplit

from django.conf import settings

from case_core.busy.errors import AddressWrongError, NotReadError
from case_core.busy.ics_file import MOST_BYTES
from case_core.busy.states import Failure

SECONDS: Final = 20.0
_EACH_STEP: Final = 5.0
_CHUNK: Final = 64 * 1024
_HTTPS: Final = 443
_OK: Final = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Guard:
    """Where calendars may be fetched; everything but the hosts is fixed, and differs in tests alone."""

    hosts: frozenset[str]
    port: int = _HTTPS
    may_be_private: bool = False
    context: ssl.SSLContext = field(default_factory=ssl.create_default_context)


def operators_guard() -> Guard:
    """Return the guard with the hosts that the operator named."""
    return Guard(hosts=frozenset(settings.MANNAKA_CALENDAR_HOSTS))


def require_address(address: str, *, guard: Guard) -> SplitResult:
    """
    Return an address in its parts.

    :raises AddressWrongError: it is none of a calendar.
    :raises NotReadError: its host is none of the operator's.
    """
    try:
        parts = urlsplit(address.strip())
        port = parts.port or guard.port
    except ValueError as error:
        raise AddressWrongError(field="address") from error
    is_plain = address.isascii() and address.isprintable() and " " not in address.strip()
    if parts.scheme != "https" or not parts.hostname or not is_plain or parts.username is not None:
        raise AddressWrongError(field="address")
    if parts.hostname not in guard.hosts or port != guard.port:
        raise NotReadError(Failure.HOST, field="address")
    return parts


def fetch(address: str, *, guard: Guard) -> bytes:
    """
    Return what is at an address.

    :raises AddressWrongError: it is none of a calendar.
    :raises NotReadError: it may not be read, or could not be.
    """
    parts = require_address(address, guard=guard)
    deadline = time.monotonic() + SECONDS
    connection = _Connection(parts.hostname or "", guard)
    try:
        connection.request("GET", _path(parts), headers={"Accept": "text/calendar", "Accept-Encoding": "identity"})
        return _content(connection.getresponse(), deadline)
    except TimeoutError as error:
        raise NotReadError(Failure.SLOW) from error
    except (OSError, http.client.HTTPException) as error:
        raise NotReadError(Failure.UNREACHABLE) from error
    finally:
        connection.close()


class _Connection(http.client.HTTPSConnection):
    """Speaks to an address that was looked at, under the name that was asked for."""

    def __init__(self, host: str, guard: Guard) -> None:
        super().__init__(host, guard.port, timeout=_EACH_STEP, context=guard.context)
        self._guard = guard

    def connect(self) -> None:
        """Look the name up once, and go nowhere else."""
        where = _looked_up(self.host, self._guard)
        plain = socket.create_connection((where, self._guard.port), timeout=_EACH_STEP)
        self.sock = self._guard.context.wrap_socket(plain, server_hostname=self.host)


def _looked_up(host: str, guard: Guard) -> str:
    found = [str(each[4][0]) for each in socket.getaddrinfo(host, guard.port, type=socket.SOCK_STREAM)]
    if not guard.may_be_private and not all(_is_public(each) for each in found):
        raise NotReadError(Failure.PRIVATE)
    return found[0]


def _is_public(address: str) -> bool:
    seen = ipaddress.ip_address(address.partition("%")[0])
    inner = getattr(seen, "ipv4_mapped", None) or getattr(seen, "sixtofour", None) or seen
    return bool(seen.is_global and inner.is_global and not seen.is_multicast)


def _path(parts: SplitResult) -> str:
    return f"{parts.path or '/'}{'?' if parts.query else ''}{parts.query}"


def _content(response: http.client.HTTPResponse, deadline: float) -> bytes:
    if response.status != _OK:
        raise NotReadError(Failure.REFUSED)
    content = b""
    while chunk := response.read1(_CHUNK):
        content += chunk
        if len(content) > MOST_BYTES:
            raise NotReadError(Failure.LARGE)
        if time.monotonic() > deadline:
            raise NotReadError(Failure.SLOW)
    return content

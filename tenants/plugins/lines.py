"""
The other way out of a plugin: connections to hosts that a channel's settings name, for services that speak no HTTP.

A name that somebody typed could point into the house. So: only hosts that the operator allows, at the ports of mail or
the one that the operator wrote beside the name; the name is looked up once, every address behind it must be public
unless the operator says that the host is within the house; the connection goes to the very address that was looked at,
always with TLS and a certificate of the name; each step and its whole life are bounded.
Where the house runs a simulator every connection goes there, through a tunnel that names host and port.
"""

import ipaddress
import select
import socket
import ssl
import time
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import urlsplit

from django.conf import settings

from mannaka_sdk import ConfigModel, Manifest, PermanentError, TransientError

MAIL_PORTS: Final = frozenset({143, 465, 587, 993})
_EACH_STEP: Final = 20.0
_LONGEST: Final = 300.0
_HTTP: Final = 80
_LONGEST_GREETING: Final = 4096


@dataclass(frozen=True, slots=True, kw_only=True)
class Allowed:
    """Where plugins may connect to: the operator's list."""

    places: frozenset[str] = frozenset()
    """Names, or names with a port: `mail.example.jp`, `mail.example.jp:1993`."""
    within: frozenset[str] = frozenset()
    """The same of hosts within the house: their addresses may be private."""
    context: ssl.SSLContext = field(default_factory=ssl.create_default_context)

    def is_place(self, host: str, port: int) -> bool:
        """Tell whether the operator allows a host at a port."""
        return _is_among(self.places | self.within, host, port)

    def may_be_private(self, host: str, port: int) -> bool:
        """Tell whether the operator says that a host is within the house."""
        return _is_among(self.within, host, port)


def operators_list() -> Allowed:
    """Return what the operator allows."""
    return Allowed(places=frozenset(settings.MANNAKA_MAIL_HOSTS), within=frozenset(settings.MANNAKA_MAIL_PRIVATE_HOSTS))


@dataclass(frozen=True, slots=True, kw_only=True)
class HostLines:
    """The host's connections for one call of a plugin (the SDK's `Lines`)."""

    named: frozenset[str]
    """The hosts that the channel's settings name."""
    allowed: Allowed
    simulator: str = ""

    def open(self, host: str, port: int, *, starts_plain: bool = False, within_s: float = 60.0) -> "SocketLine":
        """
        Open a connection.

        :raises TransientError: if nobody answers.
        :raises PermanentError: if it may not be opened, or the certificate is not the host's.
        """
        wanted = host.lower()
        if wanted not in self.named:
            raise PermanentError("no setting of the channel names this host")
        deadline = time.monotonic() + min(within_s, _LONGEST)
        if self.simulator:
            return SimulatedLine(_tunnelled(self.simulator, wanted, port, deadline), wanted, deadline)
        if not self.allowed.is_place(wanted, port):
            raise PermanentError("the operator does not allow this host at this port")
        address = _looked_up(wanted, port, may_be_private=self.allowed.may_be_private(wanted, port))
        line = SocketLine(_connected(address, port, deadline), wanted, deadline, context=self.allowed.context)
        if not starts_plain:
            line.start_tls()
        return line


def lines_for(manifest: Manifest, config: ConfigModel) -> HostLines:
    """Return the connections of a channel: to the hosts that stand in the settings which the manifest names."""
    values = (getattr(config, name, None) for name in manifest.lines)
    named = frozenset(_hosts_in(values))
    return HostLines(named=named, allowed=operators_list(), simulator=settings.MANNAKA_SIMULATOR_URL)


class SocketLine:
    """An open connection (the SDK's `Line`)."""

    def __init__(
        self, plain: socket.socket, host: str, deadline: float, *, context: ssl.SSLContext | None = None
    ) -> None:
        self._socket = plain
        self._host = host
        self._deadline = deadline
        self._context = context

    def send_all(self, data: bytes) -> None:
        """
        Send some bytes.

        :raises TransientError: if the connection broke, or took too long.
        """
        try:
            self._bounded().sendall(data)
        except OSError as error:
            raise _broken(error) from None

    def receive(self, most: int) -> bytes:
        """
        Return at most so many bytes; none at the end.

        :raises TransientError: if the connection broke, or took too long.
        """
        try:
            return self._bounded().recv(most)
        except OSError as error:
            raise _broken(error) from None

    def wait(self, within_s: float) -> bool:
        """
        Wait until there is something to receive; false where nothing came within the seconds.

        :raises TransientError: if the connection broke, or its whole life is over.
        """
        plain = self._bounded()
        if isinstance(plain, ssl.SSLSocket) and plain.pending():
            return True
        try:
            return bool(select.select([plain], [], [], min(within_s, self._deadline - time.monotonic()))[0])
        except (OSError, ValueError) as error:
            raise _broken(error) from None

    def start_tls(self) -> None:
        """
        Go on encrypted.

        :raises TransientError: if the connection broke, or took too long.
        :raises PermanentError: if the certificate is not the host's.
        """
        try:
            context = self._context or ssl.create_default_context()
            self._socket = context.wrap_socket(self._bounded(), server_hostname=self._host)
        except ssl.SSLCertVerificationError:
            self.close()
            raise PermanentError("the certificate is not this host's, or nobody known signed it") from None
        except (OSError, ValueError) as error:
            self.close()
            raise _broken(error) from None

    def close(self) -> None:
        """Hang up."""
        self._socket.close()

    def _bounded(self) -> socket.socket:
        left = self._deadline - time.monotonic()
        if left <= 0:
            raise TransientError("the connection took too long")
        self._socket.settimeout(min(left, _EACH_STEP))
        return self._socket


class SimulatedLine(SocketLine):
    """A connection to the house's own simulator, which stands beside us and has no certificate."""

    def start_tls(self) -> None:
        """Go on as before: there is nobody between."""


def _broken(error: Exception) -> TransientError:
    return TransientError(f"the connection broke: {type(error).__name__}")


def _connected(address: str, port: int, deadline: float) -> socket.socket:
    try:
        left = max(deadline - time.monotonic(), 0.1)
        return socket.create_connection((address, port), timeout=min(left, _EACH_STEP))
    except OSError as error:
        raise _broken(error) from None


def _tunnelled(simulator: str, host: str, port: int, deadline: float) -> socket.socket:
    """Ask the simulator for a connection, in the words in which a proxy is asked."""
    parts = urlsplit(simulator)
    found = _connected(parts.hostname or "", parts.port or _HTTP, deadline)
    try:
        found.sendall(f"CONNECT {host}:{port} HTTP/1.1\r\nHost: {host}:{port}\r\n\r\n".encode())
        told = b""
        while not told.endswith(b"\r\n\r\n") and len(told) < _LONGEST_GREETING and (more := found.recv(1)):
            told += more
    except OSError as error:
        found.close()
        raise _broken(error) from None
    if told.split(b" ")[1:2] != [b"200"]:
        found.close()
        raise TransientError("the simulator has no such server")
    return found


def _looked_up(host: str, port: int, *, may_be_private: bool) -> str:
    try:
        found = [str(each[4][0]) for each in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
    except (OSError, UnicodeError):
        raise TransientError("nobody knows this host") from None
    if not may_be_private and not all(_is_public(each) for each in found):
        raise PermanentError("the host is within the house, and the operator does not say that it may be")
    return found[0]


def _is_public(address: str) -> bool:
    seen = ipaddress.ip_address(address.partition("%")[0])
    inner = getattr(seen, "ipv4_mapped", None) or getattr(seen, "sixtofour", None) or seen
    return bool(seen.is_global and inner.is_global and not seen.is_multicast)


def _is_among(places: frozenset[str], host: str, port: int) -> bool:
    return f"{host}:{port}" in places or (host in places and port in MAIL_PORTS)


def _hosts_in(values: Iterable[object]) -> Iterable[str]:
    return (each.strip().lower() for each in values if isinstance(each, str) and each.strip())

"""The daemon of ClamAV, asked over its socket; imports no Django, for `mannaka doctor` asks it, too."""

from __future__ import annotations

import re
from contextlib import contextmanager
from io import BytesIO
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from clamav_client.clamd import ClamdError, ClamdNetworkSocket, ClamdUnixSocket

if TYPE_CHECKING:
    from collections.abc import Iterator

# Below the time that a transaction may stand idle, with the making of the copy beside it.
SCAN_SECONDS: Final = 15.0
PING_SECONDS: Final = 3.0
PORT: Final = 3310
SPELLED: Final = "tcp://host:3310 or unix:///path/of/the.socket"
_DAY = re.compile(r"/\w{3} (\w{3} +\d+ [\d:]+ \d{4})\s*$")


class WrongAddressError(ValueError):
    """The address leads to no daemon."""


class ClamdAwayError(Exception):
    """The daemon does not answer, or not in words that we know."""


class Clamd:
    """One daemon at one address."""

    def __init__(self, url: str, *, seconds: float = SCAN_SECONDS) -> None:
        """
        Read the address.

        :raises WrongAddressError: it is none.
        """
        self._socket = _socket(url, seconds)

    def scan(self, content: bytes) -> str:
        """
        Return what the daemon calls what it found, empty where the content is clean.

        :raises ClamdAwayError: it did not say.
        """
        with _anticipated():
            ((status, name),) = self._socket.instream(BytesIO(content)).values()
        if status == "OK":
            return ""
        if status == "FOUND":
            return str(name)[:100]
        raise ClamdAwayError(f"It answered {status}.")

    def ping(self) -> None:
        """
        Ask whether it is there.

        :raises ClamdAwayError: it is not.
        """
        with _anticipated():
            if self._socket.ping() != "PONG":
                raise ClamdAwayError("It answers, but is no clamd.")

    def signatures_of(self) -> str:
        """
        Return the day of its signatures as it spells it, empty where they have none.

        :raises ClamdAwayError: it did not say.
        """
        with _anticipated():
            found = _DAY.search(self._socket.version())
        return found[1] if found else ""


def _socket(url: str, seconds: float) -> ClamdNetworkSocket:
    try:
        parts = urlsplit(url)
        port = parts.port or PORT
    except ValueError as error:
        raise WrongAddressError(url) from error
    if parts.scheme == "tcp" and parts.hostname and not parts.path:
        return ClamdNetworkSocket(host=parts.hostname, port=port, timeout=seconds)
    if parts.scheme == "unix" and parts.path.startswith("/") and not parts.netloc:
        return ClamdUnixSocket(path=parts.path, timeout=seconds)  # type: ignore[arg-type]  # it takes fractions as well
    raise WrongAddressError(url)


@contextmanager
def _anticipated() -> Iterator[None]:
    try:
        yield
    # A value error is an answer that is cut off.
    except (ClamdError, OSError, ValueError) as error:
        raise ClamdAwayError(" ".join(str(error).split()) or type(error).__name__) from error

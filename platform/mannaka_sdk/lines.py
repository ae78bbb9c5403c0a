"""
The other way out: connections to hosts that an administrator's settings name, for services that speak no HTTP.

The manifest's `lines` says which settings hold host names. The host opens a connection only to one of these, only where
the operator allows it, and always with TLS.
"""

from typing import Protocol

from mannaka_sdk.errors import PermanentError


class Line(Protocol):
    """
    An open connection. It blocks: use it in a thread (`asyncio.to_thread`), never in a coroutine.

    Each step is bounded, and so is its whole life (`within_s`), whatever the other side does.
    """

    def send_all(self, data: bytes) -> None:
        """
        Send some bytes.

        :raises TransientError: if the connection broke, or took too long.
        """

    def receive(self, most: int) -> bytes:
        """
        Return at most so many bytes, as soon as there are any; none at the end.

        :raises TransientError: if the connection broke, or took too long.
        """
        ...

    def wait(self, within_s: float) -> bool:
        """
        Wait until there is something to receive, also the end; false where nothing came within the seconds.

        :raises TransientError: if the connection broke.
        """
        ...

    def start_tls(self) -> None:
        """
        Go on encrypted, after the service agreed to it (STARTTLS). The host checks the certificate.

        :raises TransientError: if the connection broke, or took too long.
        :raises PermanentError: if the certificate is not the host's.
        """

    def close(self) -> None:
        """Hang up; twice does no harm."""


class Lines(Protocol):
    """The host's way to open connections. In the tests it leads to a simulator, whatever the name says."""

    def open(self, host: str, port: int, *, starts_plain: bool = False, within_s: float = 60.0) -> Line:
        """
        Open a connection, encrypted from its first byte, or from `start_tls` on where it starts plain.

        Nothing but what leads to `start_tls` is ever sent plain. It blocks, as the connection does.

        :raises TransientError: if nobody answers.
        :raises PermanentError: if no setting names the host, the operator does not allow it, or its certificate is not
            the host's.
        """
        ...


class NoLines:
    """What a plugin gets whose manifest names no such settings: every connection is refused."""

    def open(self, host: str, port: int, *, starts_plain: bool = False, within_s: float = 60.0) -> Line:  # noqa: ARG002
        """
        Refuse.

        :raises PermanentError: always.
        """
        raise PermanentError("the manifest names no settings that hold host names")

"""Tripwires: they notice what a plugin must not do, and are taken away again."""

import builtins
import io
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final
from unittest.mock import patch

from mannaka_sdk.testing.expect import ConformanceError


@contextmanager
def no_input_or_output(what: str) -> Iterator[None]:
    """
    Let a block neither open a file nor a connection.

    :raises ConformanceError: where it does.
    """

    def refuse(*_: object, **__: object) -> None:
        raise ConformanceError(f"{what} opens a file or a connection; it must be pure")

    with (
        patch.object(socket.socket, "connect", refuse),
        patch.object(socket, "getaddrinfo", refuse),
        patch.object(builtins, "open", refuse),
        patch.object(io, "open", refuse),
    ):
        yield


class Watched(str):
    """
    A header's text that notices when somebody compares it with `==`.

    Such a comparison ends at the first letter that differs, and the time it takes tells how many were right.
    """

    __slots__ = ()
    compared: Final[list[str]] = []

    def __eq__(self, other: object) -> bool:
        """Note the comparison."""
        if isinstance(other, str) and len(other) == len(self):
            self.compared.append(str.__str__(self))
        return str.__eq__(self, other)

    def __ne__(self, other: object) -> bool:
        """Note the comparison."""
        return not self == other

    __hash__ = str.__hash__

    def removeprefix(self, prefix: str, /) -> "Watched":
        """Stay watched without a prefix."""
        return Watched(str.removeprefix(self, prefix))

    def strip(self, chars: str | None = None, /) -> "Watched":
        """Stay watched without spaces."""
        return Watched(str.strip(self, chars))

    def lower(self) -> "Watched":
        """Stay watched in lower case."""
        return Watched(str.lower(self))

    def partition(self, sep: str, /) -> Any:
        """Stay watched in pieces."""
        return tuple(map(Watched, str.partition(self, sep)))

    def split(self, sep: Any = None, maxsplit: Any = -1) -> Any:
        """Stay watched in pieces."""
        return list(map(Watched, str.split(self, sep, maxsplit)))

    def encode(self, encoding: str = "utf-8", errors: str = "strict") -> "WatchedBytes":
        """Stay watched as bytes."""
        return WatchedBytes(str.encode(self, encoding, errors))


class WatchedBytes(bytes):
    """The same as bytes."""

    __slots__ = ()

    def __eq__(self, other: object) -> bool:
        """Note the comparison."""
        if isinstance(other, bytes) and len(other) == len(self):
            Watched.compared.append(repr(self))
        return bytes.__eq__(self, other)

    def __ne__(self, other: object) -> bool:
        """Note the comparison."""
        return not self == other

    __hash__ = bytes.__hash__

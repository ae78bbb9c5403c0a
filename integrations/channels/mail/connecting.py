"""A line as the clients of the standard library want it: with a file to read lines from."""

import io
from typing import Any, Final

from mannaka_sdk import Line

_BUFFER: Final = 64 * 1024
ENCRYPTED_LATER: Final = frozenset({25, 143, 587})
"""The ports at which a service begins plain and goes on encrypted."""


class LineReader(io.RawIOBase):
    """Reads from a line."""

    def __init__(self, line: Line) -> None:
        super().__init__()
        self._line = line

    def readable(self) -> bool:
        """Tell that it can be read."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Put what came into a buffer."""
        content = self._line.receive(len(buffer))
        buffer[: len(content)] = content
        return len(content)


def reader_of(line: Line) -> io.BufferedReader:
    """Return a file to read a line's answers from."""
    return io.BufferedReader(LineReader(line), _BUFFER)

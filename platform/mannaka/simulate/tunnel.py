"""A connection of a plugin, led to the service's side in memory."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import socket

    from mannaka_sdk.simulated_lines import LineServer

_AT_ONCE: Final = 64 * 1024
_PATIENCE: Final = 330.0
"""A little longer than the host keeps any connection."""
_LOOK: Final = 0.5
"""How often a server is asked whether it has something to say by itself."""


def carry(line: socket.socket, server: LineServer, begun: bytes = b"") -> None:
    """Say to both what the other says, until one of them hangs up."""
    line.settimeout(_LOOK)
    try:
        line.sendall(server.greet())
        data = begun
        while not server.is_over:
            if data:
                line.sendall(server.hear(data))
            data = b"" if server.is_over else _next(line, server)
            if not data:
                return
    except OSError:
        return


def _next(line: socket.socket, server: LineServer) -> bytes:
    """Return what is said next; meanwhile the server may say something by itself. Nothing where it was hung up."""
    for _ in range(int(_PATIENCE / _LOOK)):
        try:
            return line.recv(_AT_ONCE)
        except TimeoutError:
            if news := server.tell():
                line.sendall(news)
    return b""

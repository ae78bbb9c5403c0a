"""A connection of a plugin, led to the service's side in memory."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import socket

    from mannaka_sdk.simulated_lines import LineServer

_AT_ONCE: Final = 64 * 1024
_PATIENCE: Final = 330.0
"""A little longer than the host keeps any connection."""


def carry(line: socket.socket, server: LineServer, begun: bytes = b"") -> None:
    """Say to both what the other says, until one of them hangs up."""
    line.settimeout(_PATIENCE)
    try:
        line.sendall(server.greet())
        data = begun
        while not server.is_over:
            if data:
                line.sendall(server.hear(data))
            if server.is_over or not (data := line.recv(_AT_ONCE)):
                return
    except OSError:
        return

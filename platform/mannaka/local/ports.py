"""Free TCP ports of the loopback interface."""

from __future__ import annotations

import secrets
import socket

from mannaka.local.errors import LocalStackError

LOOPBACK = "127.0.0.1"
# Below the range from which the kernel takes the ports of outgoing connections, so that a kept port stays free.
CANDIDATES = range(20_000, 30_000)
ATTEMPTS = 200


def is_free(port: int) -> bool:
    """Tell whether a server could listen on the loopback port now."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((LOOPBACK, port))
        except OSError:
            return False
        return True


def answers(port: int) -> bool:
    """Tell whether something listens on the loopback port."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.settimeout(1)
        return probe.connect_ex((LOOPBACK, port)) == 0


def free_port(*, preferred: int | None = None) -> int:
    """
    Return the preferred port if it is free, else a random free one.

    :raises LocalStackError: no free port was found.
    """
    if preferred is not None and is_free(preferred):
        return preferred
    for _ in range(ATTEMPTS):
        port = secrets.choice(CANDIDATES)
        if is_free(port):
            return port
    raise LocalStackError(f"No free port between {CANDIDATES.start} and {CANDIDATES.stop} on {LOOPBACK}.")

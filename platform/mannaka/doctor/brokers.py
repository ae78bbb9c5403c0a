"""Asks a Valkey, Redis or RabbitMQ whether it is there."""

from __future__ import annotations

import socket
from urllib.parse import urlsplit

import redis

SECONDS = 3
KEYED = ("redis", "rediss", "unix", "valkey")
AMQP_PORT = 5672


def problem_of(url: str) -> str | None:
    """Return why the server cannot be used, nothing where it answers."""
    if not url:
        return "It is not set."
    try:
        if urlsplit(url).scheme in KEYED:
            _ping(url)
        else:
            _connect(url)
    except (redis.RedisError, OSError, ValueError) as error:
        return f"The server does not answer ({' '.join(str(error).split())})."
    return None


def _ping(url: str) -> None:
    options = {"socket_timeout": SECONDS, "socket_connect_timeout": SECONDS}
    with redis.Redis.from_url(url, **options) as client:
        client.ping()


def _connect(url: str) -> None:
    parts = urlsplit(url)
    socket.create_connection((parts.hostname or "", parts.port or AMQP_PORT), timeout=SECONDS).close()

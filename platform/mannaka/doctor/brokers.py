"""Asks a Valkey, Redis or RabbitMQ whether it is there."""

from __future__ import annotations

import socket
from typing import Any
from urllib.parse import urlsplit

import redis

SECONDS = 3
KEYED = ("redis", "rediss", "unix", "valkey")
AMQP_PORT = 5672
KEEPS = "noeviction"
HERE = ("localhost", "127.0.0.1", "::1")


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


def eviction_of(url: str) -> str:
    """Return what a Valkey does when its memory is full; one without a limit, away, or of another kind keeps all."""
    if urlsplit(url).scheme not in KEYED:
        return KEEPS
    try:
        with _client(url) as client:
            memory: dict[str, Any] = client.info("memory")
    except (redis.RedisError, OSError, ValueError):
        return KEEPS
    return str(memory["maxmemory_policy"]) if memory["maxmemory"] else KEEPS


def is_open(url: str) -> bool:
    """Tell whether an address leads to another machine without a password."""
    parts = urlsplit(url)
    return bool(parts.hostname) and parts.hostname not in HERE and not parts.password


def _ping(url: str) -> None:
    with _client(url) as client:
        client.ping()


def _client(url: str) -> redis.Redis:
    return redis.Redis.from_url(url, socket_timeout=SECONDS, socket_connect_timeout=SECONDS)


def _connect(url: str) -> None:
    parts = urlsplit(url)
    socket.create_connection((parts.hostname or "", parts.port or AMQP_PORT), timeout=SECONDS).close()

"""The cache while Valkey is away: this process's own memory, so that sign-in limits still hold and nobody waits."""

import time
from collections.abc import Callable
from typing import Any

import structlog
from django.core.cache.backends.locmem import LocMemCache
from django.core.cache.backends.redis import RedisCache
from redis.exceptions import ConnectionError as ConnectionFailedError
from redis.exceptions import TimeoutError as TimedOutError

log = structlog.get_logger(__name__)

_AWAY = (ConnectionFailedError, TimedOutError)
_RETRY_AFTER_SECONDS = 5.0


class ForgivingRedisCache(RedisCache):
    """
    Django's Redis cache that falls back on memory instead of raising.

    Nothing in a cache is the only copy, so what is forgotten on the way there and back is read again. After a failure
    Valkey is left alone for a few seconds: a page must not wait for a time-out at each key.
    """

    def __init__(self, server: Any, params: dict[str, Any]) -> None:
        super().__init__(server, params)
        self._memory = LocMemCache("valkey-away", params)
        self._away_until = 0.0

    def add(self, *args: Any, **options: Any) -> bool:
        """Set a value that is not there."""
        return bool(self._ask("add", super().add, args, options))

    def get(self, *args: Any, **options: Any) -> Any:
        """Return a value or the default."""
        return self._ask("get", super().get, args, options)

    def set(self, *args: Any, **options: Any) -> None:
        """Set a value."""
        self._ask("set", super().set, args, options)

    def touch(self, *args: Any, **options: Any) -> bool:
        """Make a value live longer."""
        return bool(self._ask("touch", super().touch, args, options))

    def delete(self, *args: Any, **options: Any) -> bool:
        """Remove a value."""
        return bool(self._ask("delete", super().delete, args, options))

    def get_many(self, *args: Any, **options: Any) -> dict[Any, Any]:
        """Return the values that are there."""
        return dict(self._ask("get_many", super().get_many, args, options))

    def has_key(self, *args: Any, **options: Any) -> bool:
        """Tell whether there is a value."""
        return bool(self._ask("has_key", super().has_key, args, options))

    def incr(self, *args: Any, **options: Any) -> int:
        """Count on."""
        return int(self._ask("incr", super().incr, args, options))

    def set_many(self, *args: Any, **options: Any) -> list[Any]:
        """Set several values."""
        return list(self._ask("set_many", super().set_many, args, options))

    def delete_many(self, *args: Any, **options: Any) -> None:
        """Remove several values."""
        self._ask("delete_many", super().delete_many, args, options)

    def _ask(self, name: str, ask_valkey: Callable[..., Any], args: tuple[Any, ...], options: dict[str, Any]) -> Any:
        if time.monotonic() >= self._away_until:
            try:
                return ask_valkey(*args, **options)
            except _AWAY:
                self._away_until = time.monotonic() + _RETRY_AFTER_SECONDS
                log.warning("cache.away", retry_after=_RETRY_AFTER_SECONDS)
        return getattr(self._memory, name)(*args, **options)

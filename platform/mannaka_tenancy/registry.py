"""Which city answers to a host or key: looked up once, kept in the process, dropped when the registry moves on."""

import time
from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Protocol, cast
from uuid import UUID

from django.conf import settings
from django.utils.module_loading import import_string

from mannaka_tenancy.context import control
from mannaka_tenancy.tenant import Tenant


class Registry(Protocol):
    """What the kernel asks of the room that keeps the cities (`MANNAKA_REGISTRY`); called inside `control()`."""

    def load_by_host(self, host: str) -> Tenant | None:
        """Return the city of a normalised host."""

    def load_by_key(self, key: UUID) -> Tenant | None:
        """Return the city of a key."""

    def load_version(self) -> int:
        """Return a number that grows with each change of the registry."""

    def load_all(self) -> list[Tenant]:
        """Return every city that has a schema."""


class Directory:
    """A bounded, thread-safe memo over the registry; what it tells is at most `max_age` seconds old."""

    def __init__(self, *, max_age: float = 1.0, capacity: int = 4096) -> None:
        self._max_age = max_age
        self._capacity = capacity
        self._entries: OrderedDict[Hashable, Tenant | None] = OrderedDict()
        self._lock = Lock()
        self._version: int | None = None
        self._checked = float("-inf")

    def clear(self) -> None:
        """Forget everything."""
        with self._lock:
            self._entries.clear()
            self._version = None
            self._checked = float("-inf")

    def find(self, key: Hashable, load: Callable[[Registry], Tenant | None]) -> Tenant | None:
        """Return the city, or None where the registry has none; unknown hosts are remembered, too."""
        version = self._refresh()
        with self._lock:
            if key in self._entries:
                self._entries.move_to_end(key)
                return self._entries[key]
        with control():
            tenant = load(_registry())
        self._remember(key, tenant, version)
        return tenant

    def _remember(self, key: Hashable, tenant: Tenant | None, version: int | None) -> None:
        with self._lock:
            if version != self._version:
                return  # the registry moved on while this was loading: it may be old, and would stay
            self._entries[key] = tenant
            while len(self._entries) > self._capacity:
                self._entries.popitem(last=False)

    def _refresh(self) -> int | None:
        if time.monotonic() - self._checked < self._max_age:
            return self._version
        with control():
            version = _registry().load_version()
        with self._lock:
            self._checked = time.monotonic()
            if version != self._version:
                self._version = version
                self._entries.clear()
        return version


def _registry() -> Registry:
    return cast("Registry", import_string(settings.MANNAKA_REGISTRY))


directory = Directory()


def find_by_host(host: str) -> Tenant | None:
    """Return the city of a normalised host, or None."""
    return directory.find(("host", host), lambda registry: registry.load_by_host(host))


def find_by_key(key: UUID) -> Tenant | None:
    """Return the city of a key, or None."""
    return directory.find(("key", key), lambda registry: registry.load_by_key(key))


def active_cities() -> list[Tenant]:
    """Return every city that answers, for work that serves all of them; always asks the registry."""
    with control():
        return [tenant for tenant in _registry().load_all() if tenant.state == "active"]

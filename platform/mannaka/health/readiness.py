"""Whether this web process can serve pages now; remembered for two seconds, so that probes cost nothing."""

import time
from collections.abc import Callable
from threading import Lock
from typing import Final

from django.conf import settings
from django.db import Error as DatabaseError
from psycopg_pool import PoolTimeout

from mannaka_tenancy import TenancyError, control
from mannaka_tenancy.template import template_state
from tenants.municipalities.registry import registry

_KEPT_SECONDS: Final = 2.0


def _database() -> bool:
    try:
        with control():
            registry.load_version()
    except (DatabaseError, PoolTimeout):
        return False
    return True


def _template() -> bool:
    try:
        return template_state() in {"current", "newer"}
    except (DatabaseError, PoolTimeout, TenancyError):
        return False


def _data_folder() -> bool:
    return settings.MANNAKA_DATA.is_dir()


CHECKS: Final[dict[str, Callable[[], bool]]] = {
    "database": _database,
    "template": _template,
    "data_folder": _data_folder,
}


class Readiness:
    """The last answer and its time; one thread asks, the others read."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._failing: list[str] = []
        self._asked = float("-inf")

    def failing(self) -> list[str]:
        """Return the names of the checks that fail now; Valkey is none of them, since pages work without it."""
        with self._lock:
            if time.monotonic() - self._asked >= _KEPT_SECONDS:
                self._failing = [name for name, check in CHECKS.items() if not check()]
                self._asked = time.monotonic()
            return self._failing


readiness = Readiness()

"""Work for every city, one after the other."""

from collections.abc import Callable
from typing import Protocol, cast

import structlog
from django.conf import settings
from django.utils.module_loading import import_string

from mannaka_tenancy import Tenant, control, use

log = structlog.get_logger(__name__)


class _Registry(Protocol):
    def load_all(self) -> list[Tenant]: ...


def active_cities() -> list[Tenant]:
    """Return the cities that are open for work."""
    registry = cast("_Registry", import_string(settings.MANNAKA_REGISTRY))
    with control():
        return [city for city in registry.load_all() if city.state == "active"]


def for_each_active_city(act: Callable[[], object], *, name: str) -> int:
    """Do something in each open city and return how many failed; one city's trouble never stops the others."""
    failed = 0
    for city in active_cities():
        with use(city):
            try:
                act()
            except Exception:
                failed += 1
                log.exception("city.failed", work=name)
    return failed

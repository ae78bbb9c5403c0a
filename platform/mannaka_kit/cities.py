"""Work for every city, one after the other."""

from collections.abc import Callable

import structlog

from mannaka_tenancy import use
from mannaka_tenancy.registry import active_cities

log = structlog.get_logger(__name__)


def for_each_active_city(act: Callable[[], object], *, name: str) -> int:
    """Do something in each open city and return how many failed; one city's trouble never stops the others."""
    failed = 0
    for city in active_cities():
        with use(city):
            try:
                act()
            except Exception:  # whatever it is, the next city must have its turn
                failed += 1
                log.exception("city.failed", work=name)
    return failed

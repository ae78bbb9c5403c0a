"""One list of holidays for many cities: each city keeps its own copy, and its own audit entry."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from mannaka_kit import audit, clock
from mannaka_tenancy import Tenant, use
from tenants.hours.actions.import_holidays import Imported, import_holidays
from tenants.hours.holiday_changes import changes_to


def import_everywhere(cities: Iterable[Tenant], listed: Mapping[date, str]) -> Iterator[tuple[str, Imported]]:
    """Take the list into each city, one transaction a city, and say what it changed."""
    for city in cities:
        with use(city):
            yield city.name, import_holidays(actor=audit.OPERATOR, listed=listed, at=clock.now())


def count_changes(cities: Iterable[Tenant], listed: Mapping[date, str]) -> Iterator[tuple[str, Imported]]:
    """Say what the list would change in each city."""
    for city in cities:
        with use(city):
            changes = changes_to(listed)
            done = Imported(added=len(changes.added), renamed=len(changes.renamed), removed=len(changes.removed))
        yield city.name, done

"""One file for every city: `mannaka holidays import`."""

from datetime import date

import pytest

from mannaka.holiday_lists import count_changes, import_everywhere
from mannaka_tenancy import Tenant, use
from tenants.hours.models import NationalHoliday

pytestmark = pytest.mark.django_db
LISTED = {date(2026, 1, 1): "元日", date(2026, 6, 10): "新しい祝日"}


def test_a_dry_run_counts_and_the_import_gives_each_city_its_own_copy_once(imabari: Tenant, saijo: Tenant) -> None:
    cities = [imabari, saijo]
    assert [(name, done.added) for name, done in count_changes(cities, LISTED)] == [("今治市", 2), ("西条市", 2)]
    for city in cities:
        with use(city):
            assert not NationalHoliday.objects.exists()
    assert [done.added for _name, done in import_everywhere(cities, LISTED)] == [2, 2]
    assert [(done.added, done.renamed, done.removed) for _name, done in import_everywhere(cities, LISTED)] == [
        (0, 0, 0),
        (0, 0, 0),
    ]
    for city in cities:
        with use(city):
            assert NationalHoliday.objects.count() == 2

import structlog

from mannaka_kit.cities import for_each_active_city
from mannaka_tenancy import Tenant, current, require_current
from mannaka_tenancy.registry import active_cities


def test_both_cities_are_open(db: None, imabari: Tenant, saijo: Tenant) -> None:
    assert {city.key for city in active_cities()} == {imabari.key, saijo.key}


def test_each_city_has_its_turn_though_the_first_fails(db: None, imabari: Tenant, saijo: Tenant) -> None:
    seen = []

    def act() -> None:
        seen.append(require_current().key)
        if len(seen) == 1:
            raise ZeroDivisionError

    with structlog.testing.capture_logs() as lines:
        assert for_each_active_city(act, name="test.work") == 1
    assert set(seen) == {imabari.key, saijo.key}
    assert [line["event"] for line in lines] == ["city.failed"]
    assert current() is None

"""What the process remembers of the registry."""

from dataclasses import replace
from uuid import UUID, uuid4

import pytest

from mannaka_tenancy import Tenant
from mannaka_tenancy import registry as module
from mannaka_tenancy.context import CONTROL_SCHEMA, require_prefix
from mannaka_tenancy.registry import Directory, active_cities, find_by_host, find_by_key


class FakeRegistry:
    """A registry in memory that counts what it is asked."""

    def __init__(self, *cities: Tenant) -> None:
        self.cities = list(cities)
        self.version = 1
        self.loads = 0

    def load_by_host(self, host: str) -> Tenant | None:
        """Return the city of a host."""
        assert require_prefix() == CONTROL_SCHEMA
        self.loads += 1
        return next((city for city in self.cities if city.host == host), None)

    def load_by_key(self, key: UUID) -> Tenant | None:
        """Return the city of a key."""
        return next((city for city in self.cities if city.key == key), None)

    def load_version(self) -> int:
        """Return the version."""
        return self.version

    def load_all(self) -> list[Tenant]:
        """Return all."""
        return self.cities


@pytest.fixture
def fake(monkeypatch: pytest.MonkeyPatch, imabari: Tenant) -> FakeRegistry:
    """Replace the registry by one with Imabari."""
    registry = FakeRegistry(imabari)
    monkeypatch.setattr(module, "_registry", lambda: registry)
    return registry


def look_up(directory: Directory, host: str) -> Tenant | None:
    """Look a host up."""
    return directory.find(("host", host), lambda registry: registry.load_by_host(host))


def test_a_city_is_looked_up_once(fake: FakeRegistry, imabari: Tenant) -> None:
    directory = Directory(max_age=60)

    assert [look_up(directory, imabari.host) for _ in range(5)] == [imabari] * 5
    assert fake.loads == 1


def test_an_unknown_host_is_remembered_too(fake: FakeRegistry) -> None:
    directory = Directory(max_age=60)

    assert [look_up(directory, "nowhere.localhost") for _ in range(5)] == [None] * 5
    assert fake.loads == 1


def test_a_change_is_seen_when_the_memory_is_too_old(fake: FakeRegistry, imabari: Tenant) -> None:
    directory = Directory(max_age=0)
    look_up(directory, imabari.host)

    fake.cities = [replace(imabari, state="suspended")]
    fake.version += 1

    found = look_up(directory, imabari.host)
    assert found is not None
    assert found.state == "suspended"


def test_no_change_means_no_second_look_up(fake: FakeRegistry, imabari: Tenant) -> None:
    directory = Directory(max_age=0)

    for _ in range(5):
        look_up(directory, imabari.host)

    assert fake.loads == 1


def test_a_change_is_seen_within_the_promised_age(
    fake: FakeRegistry, imabari: Tenant, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = 1_000.0
    monkeypatch.setattr(module.time, "monotonic", lambda: clock)
    directory = Directory(max_age=1)
    look_up(directory, imabari.host)
    fake.cities, fake.version = [], 2

    clock += 0.9
    assert look_up(directory, imabari.host) is imabari
    clock += 0.2
    assert look_up(directory, imabari.host) is None


def test_the_memory_is_bounded_and_keeps_what_is_used(fake: FakeRegistry, imabari: Tenant) -> None:
    directory = Directory(max_age=60, capacity=10)

    for number in range(100):
        look_up(directory, f"stranger{number}.localhost")
        look_up(directory, imabari.host)

    assert len(directory._entries) == 10
    assert fake.loads == 101


def test_a_look_up_that_was_overtaken_by_a_change_is_not_remembered(fake: FakeRegistry, imabari: Tenant) -> None:
    directory = Directory(max_age=0)

    def slow(registry: module.Registry) -> Tenant | None:
        found = registry.load_by_host(imabari.host)
        if fake.version == 1:  # while the old row is on its way, another thread sees the new version
            fake.cities, fake.version = [], 2
            look_up(directory, "other.localhost")
        return found

    directory.find(("host", imabari.host), slow)

    assert look_up(directory, imabari.host) is None


def test_nothing_is_remembered_after_clear(fake: FakeRegistry, imabari: Tenant) -> None:
    directory = Directory(max_age=60)
    look_up(directory, imabari.host)

    directory.clear()
    look_up(directory, imabari.host)

    assert fake.loads == 2


def test_only_open_cities_are_worked_for(fake: FakeRegistry, imabari: Tenant, saijo: Tenant) -> None:
    fake.cities = [imabari, replace(saijo, state="suspended")]

    assert active_cities() == [imabari]


@pytest.mark.usefixtures("reading_db")
def test_the_real_registry_knows_both_cities(imabari: Tenant, saijo: Tenant) -> None:
    for city in (imabari, saijo):
        assert find_by_host(city.host) == city
        assert find_by_key(city.key) == city
    assert find_by_host("nowhere.localhost") is None
    assert find_by_key(uuid4()) is None
    assert {city.code for city in active_cities()} == {imabari.code, saijo.code}

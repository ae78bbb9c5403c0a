from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.core.cache import cache, caches
from django.core.cache.backends.redis import RedisCache
from django.test import Client
from redis.exceptions import ConnectionError as ValkeyDownError

from cms.portal import limits
from mannaka_tenancy import Tenant
from tests.cms.eservices.walk import receive

pytestmark = pytest.mark.django_db
WRONG = "AAAA-AAAA-AAAA"
ClientOf = Callable[[Tenant], Client]


def knock(client: Client, number: str, address: str, secret: str = WRONG) -> Any:
    return client.post("/portal/", {"number": number, "secret": secret}, REMOTE_ADDR=address)


def test_one_number_is_tried_ten_times_from_however_many_addresses(citizen: Client) -> None:
    statuses = [knock(citizen, "2025-0001", f"192.0.2.{n}").status_code for n in range(limits.TRIES_PER_NUMBER + 2)]
    assert statuses == [200] * limits.TRIES_PER_NUMBER + [429] * 2


def test_one_address_tries_thirty_times_however_many_numbers(citizen: Client) -> None:
    tries = limits.TRIES_PER_ADDRESS + 2
    statuses = [knock(citizen, f"2025-{n:04}", "192.0.2.1").status_code for n in range(tries)]
    assert statuses == [200] * limits.TRIES_PER_ADDRESS + [429] * 2


def test_beyond_the_limit_not_even_the_right_secret_opens_it(citizen: Client) -> None:
    number, secret = receive(citizen)
    for _ in range(limits.TRIES_PER_NUMBER):
        knock(citizen, number, "192.0.2.1")
    response = knock(citizen, number, "192.0.2.1", secret)
    assert response.status_code == 429
    assert "15分ほど" in response.content.decode()


def test_the_spelling_of_a_number_makes_no_new_number(citizen: Client) -> None:
    for n in range(limits.TRIES_PER_NUMBER):
        knock(citizen, "2025-0001" if n % 2 else " ２０２５-０００１ ", f"192.0.2.{n}")
    assert knock(citizen, "2025-0001", "192.0.2.99").status_code == 429


def test_another_citizen_with_another_number_is_not_held_up(citizen: Client) -> None:
    number, secret = receive(citizen)
    for n in range(limits.TRIES_PER_NUMBER + 1):
        knock(citizen, "2025-9999", f"192.0.2.{n}")
    assert knock(citizen, number, "192.0.2.200", secret).status_code == 302


def test_the_limits_of_one_city_are_not_those_of_the_other(citizen: Client, client_of: ClientOf, saijo: Tenant) -> None:
    for _ in range(limits.TRIES_PER_NUMBER + 1):
        last = knock(citizen, "2025-0001", "192.0.2.1")
    assert last.status_code == 429
    assert knock(client_of(saijo), "2025-0001", "192.0.2.1").status_code == 200


@pytest.fixture
def valkey_away(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Take Valkey away for one test, and leave the process's stand-in as it was."""

    def away(*args: object, **options: object) -> None:
        raise ValkeyDownError

    stand_in: Any = caches["default"]
    monkeypatch.setattr(stand_in, "_away_until", 0.0)
    for name in ("add", "get", "set", "incr", "delete", "touch"):
        monkeypatch.setattr(RedisCache, name, away)
    yield
    stand_in._memory.clear()


def test_citizens_get_in_while_valkey_is_away_and_the_limits_hold(valkey_away: None, citizen: Client) -> None:
    number, secret = receive(citizen)
    assert knock(citizen, number, "192.0.2.1", secret).status_code == 302
    for _ in range(limits.TRIES_PER_NUMBER - 1):
        assert knock(citizen, number, "192.0.2.1").status_code == 200
    assert knock(citizen, number, "192.0.2.1", secret).status_code == 429


def test_neither_address_nor_number_is_written_into_the_cache(citizen: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    keys: list[str] = []
    add = cache.add

    def listen(key: str, *args: Any, **options: Any) -> Any:
        keys.append(key)
        return add(key, *args, **options)

    monkeypatch.setattr(cache, "add", listen, raising=False)
    knock(citizen, "2025-0001", "192.0.2.1")
    assert len(keys) == 2
    assert not any("2025" in key or "192.0.2" in key for key in keys)

"""Sign-in while Valkey is away."""

import socket
from collections.abc import Callable, Iterator

import pytest
from django.conf import settings
from django.core.cache import cache, caches
from django.test import Client

from mannaka_tenancy import Tenant, use
from tenants.accounts.actions.set_own_password import set_own_password
from tenants.accounts.models import User
from tenants.accounts.sign_in.caching import ForgivingRedisCache
from tests.tenants.conftest import AT

PASSWORD = "correct horse battery staple"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture
def without_valkey(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Point the cache at a port where nobody listens."""
    away = dict(settings.CACHES["default"], LOCATION=f"redis://127.0.0.1:{free_port()}/0")
    monkeypatch.setitem(settings.CACHES, "default", away)
    monkeypatch.setitem(caches.settings, "default", away)
    del caches["default"]
    yield
    del caches["default"]


def test_people_sign_in_and_the_limit_still_holds(
    without_valkey: None, administrator: User, imabari: Tenant, client_of: Callable[[Tenant], Client]
) -> None:
    set_own_password(user=administrator, password=PASSWORD, at=AT)
    client = client_of(imabari)
    assert client.post("/account/login/", {"login": "aoi", "password": PASSWORD}).status_code == 302
    assert client.get("/staff/settings/staff/").status_code == 200
    for _ in range(5):
        client_of(imabari).post("/account/login/", {"login": "aoi", "password": "wrong"})
    answer = client_of(imabari).post("/account/login/", {"login": "aoi", "password": PASSWORD})
    assert "しばらくサインインできません" in answer.content.decode()


def test_memory_keeps_the_cities_apart(without_valkey: None, imabari: Tenant, saijo: Tenant) -> None:
    with use(imabari):
        assert cache.add("door", "imabari")
        assert not cache.add("door", "again")
        assert cache.get("door") == "imabari"
    with use(saijo):
        assert cache.get("door") is None


def test_every_call_is_answered(without_valkey: None, imabari: Tenant) -> None:
    with use(imabari):
        cache.set("n", 1)
        assert cache.incr("n") == 2
        assert cache.set_many({"a": 1, "b": 2}) == []
        assert cache.get_many(["a", "b", "c"]) == {"a": 1, "b": 2}
        assert cache.touch("a", 10)
        assert cache.has_key("a")
        cache.delete_many(["a"])
        assert cache.delete("b")
        assert cache.get("a") is None


def test_valkey_is_used_again_when_it_is_back(imabari: Tenant, monkeypatch: pytest.MonkeyPatch) -> None:
    with use(imabari):
        backend = caches["default"]
        assert isinstance(backend, ForgivingRedisCache)
        monkeypatch.setattr(backend, "_away_until", float("inf"))
        backend.set("where", "memory")
        monkeypatch.setattr(backend, "_away_until", 0.0)
        assert backend.get("where") is None
        backend.set("where", "valkey")
        assert backend.get("where") == "valkey"

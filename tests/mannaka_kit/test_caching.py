"""The cache while Valkey is away: memory, still one city at a time."""

import pytest
from django.core.cache import cache, caches

from mannaka_kit.caching import ForgivingRedisCache
from mannaka_tenancy import Tenant, use


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

"""Cache keys carry the city."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.conf import settings
from django.core.cache import cache, caches

from mannaka_tenancy import NoTenantError, Tenant, control, use
from mannaka_tenancy.caches import city_key


def test_a_key_starts_with_the_citys_uuid(imabari: Tenant) -> None:
    with use(imabari):
        assert city_key("case", "p", 3) == f"{imabari.key}:p:3:case"


def test_no_two_cities_share_a_key(imabari: Tenant, saijo: Tenant) -> None:
    keys = set()
    for city in (imabari, saijo):
        with use(city):
            keys.add(cache.make_key("case"))
    with control():
        keys.add(cache.make_key("case"))

    assert len(keys) == 3


def test_there_is_no_key_outside_every_city() -> None:
    with pytest.raises(NoTenantError):
        cache.get("case")


def test_every_alias_makes_such_keys(imabari: Tenant) -> None:
    with use(imabari):
        for alias in settings.CACHES:
            assert caches[alias].make_key("case").startswith(f"{imabari.key}:")


def test_the_same_key_holds_another_value_in_each_city(imabari: Tenant, saijo: Tenant) -> None:
    for city in (imabari, saijo):
        with use(city):
            cache.set_many({"a": city.code, "b": city.code})
            cache.set("count", 0)

    with use(imabari):
        cache.incr("count")
        cache.delete("a")
        assert cache.get_many(["a", "b", "count"]) == {"b": imabari.code, "count": 1}
    with use(saijo):
        assert cache.get_many(["a", "b", "count"]) == {"a": saijo.code, "b": saijo.code, "count": 0}


def test_a_thread_without_a_city_reads_no_citys_value(imabari: Tenant) -> None:
    with use(imabari):
        cache.set("a", "secret")
        with ThreadPoolExecutor(1) as pool, pytest.raises(NoTenantError):
            pool.submit(cache.get, "a").result()

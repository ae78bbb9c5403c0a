"""Counting lately: each city for itself, and nothing to be read in the cache."""

import pytest
from django.core.cache import cache

from mannaka_kit import tally
from mannaka_tenancy import NoTenantError, Tenant, use


def test_it_counts_each_name_and_each_purpose_by_itself(imabari: Tenant) -> None:
    with use(imabari):
        cache.clear()
        assert [tally.count("a", purpose="p", seconds=60) for _ in range(3)] == [1, 2, 3]
        assert tally.count("b", purpose="p", seconds=60) == 1
        assert tally.count("a", purpose="q", seconds=60) == 1
        assert tally.counted("a", purpose="p") == 3
        assert tally.counted("c", purpose="p") == 0


def test_one_city_does_not_count_for_the_other(imabari: Tenant, saijo: Tenant) -> None:
    for city in (imabari, saijo):
        with use(city):
            cache.clear()
            assert tally.count("a", purpose="p", seconds=60) == 1


def test_it_begins_anew_when_the_time_is_over(imabari: Tenant) -> None:
    with use(imabari):
        cache.clear()
        assert tally.count("a", purpose="p", seconds=0) == 1
        assert tally.count("a", purpose="p", seconds=60) == 1


def test_outside_a_city_nothing_is_counted() -> None:
    with pytest.raises(NoTenantError):
        tally.count("a", purpose="p", seconds=60)

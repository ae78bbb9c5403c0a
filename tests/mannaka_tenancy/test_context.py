"""The ContextVar that decides."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest

from mannaka_tenancy import NoTenantError, Tenant, control, current, require_current, use
from mannaka_tenancy.context import bound_to_scope, building, current_scope, require_prefix
from mannaka_tenancy.errors import InvalidIdentifierError


def test_no_city_is_in_use_at_first() -> None:
    assert current() is None
    assert current_scope() is None
    with pytest.raises(NoTenantError):
        require_current()


def test_blocks_nest_and_each_restores_the_one_around_it(imabari: Tenant, saijo: Tenant) -> None:
    with use(imabari):
        with use(saijo):
            assert current() is saijo
        assert current() is imabari

    assert current() is None


def test_control_inside_a_city_is_no_city(imabari: Tenant) -> None:
    with use(imabari):
        with control(), pytest.raises(NoTenantError):
            require_current()
        assert require_current() is imabari


def test_an_exception_restores(imabari: Tenant, saijo: Tenant) -> None:
    with use(imabari):
        with pytest.raises(ValueError, match="planted"), use(saijo):
            raise ValueError("planted")
        assert current() is imabari


def test_a_city_in_one_thread_is_none_of_another(imabari: Tenant, saijo: Tenant) -> None:
    barrier = Barrier(2)

    def seen_in(city: Tenant) -> list[Tenant | None]:
        seen: list[Tenant | None] = []
        for _ in range(200):
            with use(city):
                barrier.wait()
                seen.append(current())
            seen.append(current())
        return seen

    with ThreadPoolExecutor(2) as pool:
        ours, theirs = pool.map(seen_in, (imabari, saijo))

    assert set(ours) == {imabari, None}
    assert set(theirs) == {saijo, None}


def test_a_new_thread_starts_in_no_city(imabari: Tenant) -> None:
    with use(imabari), ThreadPoolExecutor(1) as pool:
        assert pool.submit(current).result() is None


def test_coroutines_that_take_turns_keep_their_own_city(imabari: Tenant, saijo: Tenant) -> None:
    async def seen_in(city: Tenant) -> set[Tenant | None]:
        seen = set()
        with use(city):
            for _ in range(50):
                await asyncio.sleep(0)
                seen.add(current())
        return seen

    async def both() -> list[set[Tenant | None]]:
        return await asyncio.gather(seen_in(imabari), seen_in(saijo))

    assert asyncio.run(both()) == [{imabari}, {saijo}]


def test_a_bound_function_runs_where_it_was_bound(imabari: Tenant, saijo: Tenant) -> None:
    with use(imabari):
        bound = bound_to_scope(require_current)

    with use(saijo):
        assert bound() is imabari
        assert current() is saijo


def test_the_prefix_is_the_citys_uuid_or_control(imabari: Tenant) -> None:
    with use(imabari):
        assert require_prefix() == str(imabari.key)
    with control():
        assert require_prefix() == "control"
    with pytest.raises(NoTenantError):
        require_prefix()
    with building("ext"), pytest.raises(NoTenantError):
        require_prefix()


def test_a_schema_under_construction_has_a_plain_name() -> None:
    with pytest.raises(InvalidIdentifierError), building('ext"; DROP SCHEMA control; --'):
        pass

"""Taking turns by a name: those who share one wait for each other, and no other city waits."""

import threading
from collections.abc import Callable

import pytest
from django.db import connections, transaction

from mannaka_kit.turns import wait_for_turn
from mannaka_tenancy import NoTenantError, Tenant, use
from tests.support.races import until_somebody_waits

pytestmark = pytest.mark.usefixtures("committed_db")


def beside(city: Tenant, *names: str, then: Callable[[], None]) -> threading.Thread:
    """Return a thread that takes its turn in the city."""

    def run() -> None:
        try:
            with use(city), transaction.atomic():
                wait_for_turn(*names)
                then()
        finally:
            connections.close_all()

    thread = threading.Thread(target=run)
    thread.start()
    return thread


def test_whoever_shares_a_name_waits_until_the_first_is_through(imabari: Tenant) -> None:
    order: list[str] = []
    with use(imabari), transaction.atomic():
        wait_for_turn("number", "address")
        other = beside(imabari, "address", "number", then=lambda: order.append("second"))
        until_somebody_waits()
        order.append("first")
    other.join(timeout=30)
    assert order == ["first", "second"]


@pytest.mark.parametrize("name", ["another", "number"])
def test_another_name_and_another_city_wait_for_nobody(imabari: Tenant, saijo: Tenant, name: str) -> None:
    passed: list[str] = []
    with use(imabari), transaction.atomic():
        wait_for_turn("number")
        other = beside(imabari if name == "another" else saijo, name, then=lambda: passed.append(name))
        other.join(timeout=30)
        assert passed == [name]


def test_outside_a_city_nobody_takes_a_turn(committed_db: None) -> None:
    with pytest.raises(NoTenantError):
        wait_for_turn("number")

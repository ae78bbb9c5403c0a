"""Taking turns by a name: those who share one wait for each other, and no other city waits."""

from collections.abc import Callable

import pytest
from django.db import transaction

from mannaka_kit.turns import wait_for_turn
from mannaka_tenancy import NoTenantError, Tenant, use
from tests.support.races import Second, until_somebody_waits

pytestmark = pytest.mark.usefixtures("committed_db")


def turn(*names: str, then: Callable[[], None]) -> Callable[[], None]:
    """Return an act that takes its turn."""

    def act() -> None:
        with transaction.atomic():
            wait_for_turn(*names)
            then()

    return act


def test_whoever_shares_a_name_waits_until_the_first_is_through(imabari: Tenant) -> None:
    order: list[str] = []
    with use(imabari), transaction.atomic():
        wait_for_turn("number", "address")
        second = Second(imabari, turn("address", "number", then=lambda: order.append("second")))
        until_somebody_waits()
        order.append("first")
    assert second.came_to() == "done"
    assert order == ["first", "second"]


@pytest.mark.parametrize("name", ["another", "number"])
def test_another_name_and_another_city_wait_for_nobody(imabari: Tenant, saijo: Tenant, name: str) -> None:
    passed: list[str] = []
    with use(imabari), transaction.atomic():
        wait_for_turn("number")
        second = Second(imabari if name == "another" else saijo, turn(name, then=lambda: passed.append(name)))
        assert second.came_to() == "done"
        assert passed == [name]


def test_outside_a_city_nobody_takes_a_turn(committed_db: None) -> None:
    with pytest.raises(NoTenantError):
        wait_for_turn("number")

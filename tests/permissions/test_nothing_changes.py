"""Looking changes nothing, and neither does a form that was refused: compared table by table, row by row."""

import json
from collections.abc import Iterable
from typing import TYPE_CHECKING

import pytest

from mannaka_tenancy import Tenant
from tests.permissions.addresses import by_name
from tests.permissions.asking import ask
from tests.permissions.fingerprints import changed, fingerprints
from tests.permissions.requests_sent import body_of, values_of
from tests.permissions.table import Cell, city_cells, wagtail_cells
from tests.permissions.world import VISITORS, World

if TYPE_CHECKING:
    from django.test import Client

ADDRESSES = by_name()
OTHER_VERBS = ("put", "patch", "delete", "options")


def send_all(world: World, cells: Iterable[Cell]) -> int:
    sent = 0
    for cell in cells:
        for address in ADDRESSES[cell.name]:
            sent += len(ask(world, cell, address))
    return sent


@pytest.fixture
def cities(world: World) -> tuple[Tenant, Tenant]:
    return world.city, world.other


def test_the_comparison_sees_one_changed_row_of_a_case(world: World) -> None:
    before = fingerprints(world.city)
    assert len(before) > 60
    assert send_all(world, [Cell(name="cases:reply", verb="POST", visitor="centre", expected="ok")]) == 1
    assert {"consultation_case", "case_contact"} <= changed(before, fingerprints(world.city))


def test_no_page_changes_anything_by_being_looked_at(world: World, cities: tuple[Tenant, Tenant]) -> None:
    before = [fingerprints(city) for city in cities]
    shown = [cell for cell in [*city_cells(), *wagtail_cells()] if cell.verb == "GET" and cell.expected == "ok"]
    assert send_all(world, shown) >= len(shown) > 200
    assert [changed(*pair) for pair in zip(before, map(fingerprints, cities), strict=True)] == [set(), set()]


def test_a_refused_form_changes_nothing_in_either_city(world: World, cities: tuple[Tenant, Tenant]) -> None:
    before = [fingerprints(city) for city in cities]
    refused = [cell for cell in city_cells() if cell.verb == "POST" and cell.expected != "ok"]
    assert send_all(world, refused) >= len(refused) > 300
    assert [changed(*pair) for pair in zip(before, map(fingerprints, cities), strict=True)] == [set(), set()]


def test_other_verbs_than_get_and_post_change_nothing(world: World, cities: tuple[Tenant, Tenant]) -> None:
    before = [fingerprints(city) for city in cities]
    for cell in city_cells():
        if cell.verb == "POST" and cell.expected == "ok" and cell.visitor in VISITORS:
            _send_other_verbs(world, cell)
    assert [changed(*pair) for pair in zip(before, map(fingerprints, cities), strict=True)] == [set(), set()]


def _send_other_verbs(world: World, cell: Cell) -> None:
    values = values_of(cell.name, world.values)
    client: Client = next(iter(world.visitors(cell.visitor)))
    for verb in OTHER_VERBS:
        body = json.dumps(body_of(cell.name, values), default=str)
        getattr(client, verb)(ADDRESSES[cell.name][0].path(values), body, "application/json")

"""Every cell of wagtail.txt."""

import pytest

from tests.permissions.addresses import by_name
from tests.permissions.asking import ask, outcome
from tests.permissions.table import Cell, wagtail_cells
from tests.permissions.world import World

ADDRESSES = by_name()


@pytest.mark.parametrize("cell", wagtail_cells(), ids=str)
def test_wagtails_doors_are_open_to_administrators_or_not_there(world: World, cell: Cell) -> None:
    for address in ADDRESSES[cell.name]:
        for response in ask(world, cell, address):
            reached = response.wsgi_request.resolver_match
            assert (reached.route, outcome(response)) == (address.route, cell.expected)

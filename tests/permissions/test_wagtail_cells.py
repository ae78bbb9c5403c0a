"""Every cell of wagtail.txt."""

import pytest

from tests.permissions.conftest import taken_back
from tests.permissions.table import Cell, row_named, rows_of, wagtail_cells
from tests.permissions.test_city_cells import ADDRESSES, met
from tests.permissions.world import World


@pytest.mark.parametrize("cells", rows_of(wagtail_cells()), ids=row_named)
def test_wagtails_doors_are_open_to_administrators_or_not_there(built: World, cells: tuple[Cell, ...]) -> None:
    wrong = {}
    for cell in cells:
        with taken_back(built) as world:
            wrong[cell.visitor] = [each for address in ADDRESSES[cell.name] for each in met(world, cell, address)]
    assert not any(wrong.values()), wrong

"""Every cell of table.txt: a real request, the view that was meant, the answer that was written down."""

from typing import Any

import pytest

from tests.permissions.addresses import by_name
from tests.permissions.asking import ask, outcome
from tests.permissions.requests_sent import BODIES
from tests.permissions.table import Cell, city_cells
from tests.permissions.world import CANARY, World

ADDRESSES = by_name()


@pytest.mark.parametrize("cell", city_cells(), ids=str)
def test_each_visitor_meets_what_the_table_says(world: World, cell: Cell) -> None:
    for address in ADDRESSES[cell.name]:
        for response in ask(world, cell, address):
            reached = response.wsgi_request.resolver_match
            assert (reached.route, outcome(response)) == (address.route, cell.expected)
            if cell.visitor == "other_city":
                assert CANARY not in readable(response)
            elif cell.verb == "POST" and cell.expected == "ok" and cell.name in BODIES:
                assert not objections(response)


def readable(response: Any) -> str:
    content = b"".join(response.streaming_content) if response.streaming else response.content
    return str(content.decode(errors="replace"))


def objections(response: Any) -> dict[str, Any]:
    """Return what the page says is wrong with the form that was sent."""
    form = (response.context or {}).get("form")
    return dict(form.errors) if form is not None and form.is_bound else {}

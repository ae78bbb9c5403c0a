"""Every cell of table.txt: a real request, the view that was meant, the answer that was written down."""

from typing import Any

import pytest

from tests.permissions.addresses import by_name
from tests.permissions.asking import ask, outcome
from tests.permissions.conftest import taken_back
from tests.permissions.requests_sent import BODIES
from tests.permissions.table import Cell, city_cells, row_named, rows_of
from tests.permissions.world import CANARY, World

ADDRESSES = by_name()


@pytest.mark.parametrize("cells", rows_of(city_cells()), ids=row_named)
def test_each_visitor_meets_what_the_table_says(built: World, cells: tuple[Cell, ...]) -> None:
    wrong = {}
    for cell in cells:
        with taken_back(built) as world:
            wrong[cell.visitor] = [each for address in ADDRESSES[cell.name] for each in met(world, cell, address)]
    assert not any(wrong.values()), wrong


def met(world: World, cell: Cell, address: Any) -> list[str]:
    """Return what a visitor met that the table does not say."""
    return [each for response in ask(world, cell, address) for each in otherwise(response, cell, address)]


def otherwise(response: Any, cell: Cell, address: Any) -> list[str]:
    """Return what is otherwise in an answer than the table says."""
    reached = (response.wsgi_request.resolver_match.route, outcome(response))
    found = [] if reached == (address.route, cell.expected) else [f"{reached} instead of {cell.expected}"]
    if cell.visitor == "other_city":
        return [*found, "words of another city"] if CANARY in readable(response) else found
    if cell.verb == "POST" and cell.expected == "ok" and cell.name in BODIES:
        found += map(str, objections(response).items())
    return found


def readable(response: Any) -> str:
    content = b"".join(response.streaming_content) if response.streaming else response.content
    return str(content.decode(errors="replace"))


def objections(response: Any) -> dict[str, Any]:
    """Return what the page says is wrong with the form that was sent."""
    form = (response.context or {}).get("form")
    return dict(form.errors) if form is not None and form.is_bound else {}

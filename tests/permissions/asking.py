"""Send one request as one visitor, and say what came of it in a word of the table."""

from collections.abc import Callable, Mapping
from typing import Any

from django.http import HttpResponse
from django.urls import Resolver404, resolve

from tests.permissions.addresses import Address
from tests.permissions.requests_sent import body_of, query_of, values_of
from tests.permissions.table import Cell, city_cells
from tests.permissions.world import World

_FORM_CONTENT = frozenset({400, 409, 422})
_BY_STATUS: Mapping[int, str] = {401: "401", 403: "no", 404: "hidden", 405: "405"}


def ask(world: World, cell: Cell, address: Address) -> list[Any]:
    """Send the request of a cell, and return the answers."""
    known = world.foreign if cell.visitor == "foreign_id" else world.values
    values = values_of(cell.name, known)
    path = address.path(values)
    answers = []
    for client in world.visitors(allowed_visitor(cell) if cell.visitor == "foreign_id" else cell.visitor):
        send: Callable[..., Any] = client.get if cell.verb == "GET" else client.post
        data = query_of(cell.name, values) if cell.verb == "GET" else body_of(cell.name, values)
        answers.append(send(path, data))
    assert answers, "nobody asked"
    return answers


def allowed_visitor(cell: Cell) -> str:
    """Return somebody whom the address is open to."""
    cells = [other for other in city_cells() if (other.name, other.verb) == (cell.name, cell.verb)]
    return next((other.visitor for other in cells if other.expected == "ok"), "administrator")


def outcome(response: HttpResponse) -> str:
    """Return the table's word for an answer, or the bare status where the table has none."""
    status = response.status_code
    if status in _BY_STATUS:
        return _BY_STATUS[status]
    if 300 <= status < 400 and status != 304:
        return "login" if _leads_to_sign_in(response["Location"]) else "ok"
    return "ok" if 200 <= status < 300 or status in _FORM_CONTENT else str(status)


def _leads_to_sign_in(location: str) -> bool:
    try:
        return resolve(location.partition("?")[0], "mannaka.urls_city").view_name == "account_login"
    except Resolver404:
        return False

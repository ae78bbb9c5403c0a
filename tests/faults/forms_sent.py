"""Every form of the city's own pages, with somebody who may send it and content that would be taken."""

from dataclasses import dataclass
from typing import Any

from django.test import Client

from tests.permissions.addresses import by_name
from tests.permissions.requests_sent import BODIES, body_of, values_of
from tests.permissions.table import city_cells
from tests.permissions.world import World

# They change nothing that lasts: who is signed in, a search, a language, who is at a page or writes there, a print. A
# draft has a key and a version of its own, with tests of its own.
NOT_KEPT = frozenset(
    {
        "account_login",
        "accounts:search",
        "answers:answers",
        "calls:find",
        "calls:popped",
        "console:live_presence",
        "console:live_ticket",
        "conversations:typing",
        "drafts:discard",
        "drafts:drafts",
        "eservices:start",
        "hours:holidays",
        "intake:candidates",
        "knowledge:find",
        "meetings:enter",
        "printing:choose",
        "safety:reveal",
        "safety:reveal_beside",
        "search:telling",
        "set_language",
        "talks:second",
        "vouched:answer",
        "vouched:begin",
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A form at its address, in a browser of somebody who may send it."""

    client: Client
    path: str
    body: dict[str, Any]

    def send(self, **changed: Any) -> Any:
        """Send it."""
        return self.client.post(self.path, {**self.body, **changed})

    def open(self) -> Any:
        """Open its page."""
        return self.client.get(self.path)


def names_of_forms() -> list[str]:
    """Return the rows of the permission table whose forms change something."""
    return sorted(set(BODIES) - NOT_KEPT)


def form_of(world: World, name: str, **meant: str) -> Form:
    """Return the form of a row; `meant` names another thing of the world for a parameter of its address."""
    known = {**world.values, **{parameter: world.values[thing] for parameter, thing in meant.items()}}
    values = {**values_of(name, world.values), **{parameter: known[parameter] for parameter in meant}}
    path = by_name()[name][0].path(values)
    return Form(client=next(world.visitors(_who_may(name))), path=path, body=body_of(name, values))


def _who_may(name: str) -> str:
    cells = [cell for cell in city_cells() if (cell.name, cell.verb, cell.expected) == (name, "POST", "ok")]
    return cells[0].visitor

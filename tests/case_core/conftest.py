"""Both cities with their casts; the clock stands on Tuesday, 13 January 2026, 9:40."""

from collections.abc import Callable, Iterator

import pytest
import time_machine

from mannaka_kit.outbox import events
from mannaka_tenancy import Tenant, use
from tests.support.browsing import Desk
from tests.support.cases import AT
from tests.support.cast import Cast, cast_of


@pytest.fixture(autouse=True)
def _tuesday_morning() -> Iterator[None]:
    with time_machine.travel(AT, tick=False):
        yield


@pytest.fixture
def cast(db: None, imabari: Tenant) -> Cast:
    """Return Imabari's people."""
    return cast_of(imabari)


@pytest.fixture
def saijo_cast(db: None, saijo: Tenant) -> Cast:
    """Return Saijo's people."""
    return cast_of(saijo)


@pytest.fixture
def here(cast: Cast) -> Iterator[Cast]:
    """Run the whole test as Imabari, and return its people."""
    with use(cast.city):
        yield cast


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """Return the events that actions recorded, in order; they go to the outbox all the same."""
    heard: list[object] = []
    record = events.record

    def listen(event: object) -> None:
        heard.append(event)
        record(event)

    monkeypatch.setattr(events, "record", listen)
    return heard


@pytest.fixture
def desk(cast: Cast) -> Callable[[str], Desk]:
    """Return a maker of Imabari's signed-in browsers, by name of the cast."""
    return lambda name: Desk(cast.city, cast.users[name])

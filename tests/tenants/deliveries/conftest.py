"""Two cities with a channel each of the same service."""

from typing import Any

import pytest

from mannaka_kit.outbox import subscriptions
from mannaka_kit.outbox.models import OutboxEvent
from mannaka_tenancy import Tenant, use
from tenants.deliveries.events import WordsArrived
from tests.support.cast import Cast, cast_of
from tests.support.deliveries import Line, a_line

LISTENER = "tests.listener"


@pytest.fixture(autouse=True)
def _nobody_listens(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave the rooms above out: what they make of an event is theirs to test."""
    monkeypatch.setitem(subscriptions._tasks, WordsArrived, [])


@pytest.fixture
def told(_nobody_listens: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let somebody subscribe to arrivals, so that each leaves a row."""
    monkeypatch.setitem(subscriptions._tasks, WordsArrived, [LISTENER])


def arrivals() -> list[dict[str, Any]]:
    """Return what those who subscribed are told; call it inside of a city."""
    rows = [row.kwargs for row in OutboxEvent.objects.filter(task=LISTENER)]
    return sorted(rows, key=lambda kwargs: (kwargs["channel_id"], kwargs["thread_id"]))


@pytest.fixture
def here(db: None, imabari: Tenant) -> Cast:
    """Return Imabari's people."""
    return cast_of(imabari)


@pytest.fixture
def line(here: Cast, imabari: Tenant) -> Line:
    """Return Imabari's echo channel."""
    with use(imabari):
        return a_line(imabari, here.users["mio"])


@pytest.fixture
def other_line(db: None, saijo: Tenant) -> Line:
    """Return Saijo's echo channel."""
    with use(saijo):
        return a_line(saijo, cast_of(saijo).users["mio"])

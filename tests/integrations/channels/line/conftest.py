"""A city, LINE, and two other systems of the city that take what is handed on."""

from collections.abc import Iterator

import pytest
from django.test import override_settings

from integrations.channels.line.manifest import HOST
from integrations.channels.line.simulator import LineSimulator
from mannaka_kit import clock
from mannaka_kit.outbox import subscriptions
from mannaka_tenancy import Tenant, use
from tenants.deliveries.events import WordsArrived
from tests.integrations.channels.line.sharing import (
    BINS,
    BOT,
    Taker,
)
from tests.support.cast import Cast, cast_of
from tests.support.simulated import Simulated, simulated


@pytest.fixture
def nobody_above(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Leave out the rooms above the door, and let the operator allow two systems."""
    monkeypatch.setitem(subscriptions._tasks, WordsArrived, [])
    monkeypatch.setattr("tenants.plugins.calling.is_demo", lambda _city: True)
    with override_settings(MANNAKA_PASS_ON_HOSTS=[BOT, BINS]):
        yield


@pytest.fixture
def line() -> LineSimulator:
    return LineSimulator(clock=clock.now)


@pytest.fixture
def bot() -> Taker:
    return Taker()


@pytest.fixture
def bins() -> Taker:
    return Taker()


@pytest.fixture
def services(line: LineSimulator, bot: Taker, bins: Taker) -> Iterator[Simulated]:
    with simulated({HOST: line, BOT: bot, BINS: bins}) as found:  # type: ignore[dict-item]  # they only respond
        yield found


@pytest.fixture
def here(db: None, imabari: Tenant, services: Simulated, nobody_above: None) -> Iterator[Cast]:
    cast = cast_of(imabari)
    with use(imabari):
        yield cast

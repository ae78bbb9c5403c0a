"""A case, and what was rung for it; rooms begin empty."""

import os
from collections.abc import Iterator

import pytest
import redis

from case_core.cases.actions.record_contact import record_contact
from case_core.cases.models import Case
from case_core.cases.states import Channel, Direction, StatementKind
from mannaka_kit.live import names
from mannaka_tenancy import use
from tests.support.cases import LATER, new_case
from tests.support.cast import Cast


@pytest.fixture
def case(cast: Cast) -> Case:
    with use(cast.city):
        return new_case(cast)


@pytest.fixture
def rung(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the topics that actions rang for."""
    heard: list[str] = []
    monkeypatch.setattr("mannaka_kit.live.announcements.publish", lambda *topics: heard.extend(topics))
    return heard


@pytest.fixture(autouse=True)
def _nobody_present(cast: Cast) -> Iterator[None]:
    """Begin with empty rooms: all runs share one Valkey, and one numbering of cases."""
    client = redis.Redis.from_url(os.environ["CACHE_URL"])
    for key in client.scan_iter(names.presence_key(cast.city.key, "*")):
        client.delete(key)
    yield
    client.close()


def record(cast: Cast, case: Case, words: str) -> None:
    with use(cast.city):
        record_contact(
            case_id=case.pk,
            channel=Channel.TELEPHONE,
            direction=Direction.INCOMING,
            said={StatementKind.WORDS: words},
            actor=cast.nagi,
            at=LATER,
        )

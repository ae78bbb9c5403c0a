"""What a written case costs: the API's POST until the commit, against the same without audit, outbox and key."""

import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from statistics import median
from typing import Any

from tests.benchmarks.processes import Worker
from tests.benchmarks.report import Samples
from tests.benchmarks.scratch import released_database

ROUNDS = 7
CASES = 40  # in a column, in a round
SLICE = 5
JOBS = "tests.benchmarks.house.creation"


def measure_creation(environment: dict[str, str], samples: Samples) -> None:
    """Add the median of each round, the two columns by turns in one process."""
    with released_database(environment, "house") as at, Worker("tests.benchmarks.site.settings_ours", at) as worker:
        secret = worker.do("call", function=f"{JOBS}.make_token")
        for number in range(ROUNDS + 1):
            taken: dict[bool, list[float]] = {False: [], True: []}
            for bare in [False, True] * (CASES // SLICE):
                taken[bare] += worker.do("call", function=f"{JOBS}.create", secret=secret, bare=bare)
            if number:  # the first round warms up
                samples.ours.append(median(taken[False]))
                samples.against.append(median(taken[True]))
    samples.n = ROUNDS * CASES


def make_token() -> str:
    """Return a token of a clerk of the first city (runs in the worker)."""
    from mannaka_kit import clock
    from mannaka_tenancy import use
    from tenants.api_tokens.actions.create_token import create_token
    from tenants.api_tokens.scopes import Scope
    from tests.support.cast import cast_of

    city = _city()
    with use(city):
        cast = cast_of(city)
        made = create_token(
            owner_id=cast.users["aoi"].pk,
            purpose="bench",
            scopes=tuple(Scope),
            last_day=clock.today() + timedelta(days=9),
            actor=cast.mio,
            at=clock.now(),
        )
    return made.secret


def create(*, secret: str, bare: bool) -> list[float]:
    """Create cases through the API and return the milliseconds of each (runs in the worker)."""
    from django.test import Client

    client = Client(headers={"host": _city().host, "authorization": f"Bearer {secret}"})
    with _without_guards() if bare else _as_it_is():
        return [_timed(lambda: _post(client)) for _ in range(SLICE)]


def _post(client: Any) -> None:
    told = {
        "channel": "telephone",
        "topic": "other",
        "body": "住民税の通知が届きません。",
        "person": {"name": "田中 花子"},
    }
    key = {"idempotency-key": uuid.uuid4().hex}
    answer = client.post("/api/v1/matters/", told, "application/json", headers=key)
    if answer.status_code != 201:
        raise RuntimeError(f"{answer.status_code} {answer.content.decode()[:300]}")


def _timed(act: Callable[[], None]) -> float:
    started = time.perf_counter_ns()
    act()
    return (time.perf_counter_ns() - started) / 1e6


@contextmanager
def _as_it_is() -> Iterator[None]:
    yield


@contextmanager
def _without_guards() -> Iterator[None]:
    """Leave out the log's row, the outbox's row and the key's row; everything else is the same."""
    from unittest.mock import patch

    from django.db import transaction

    from mannaka_kit import audit
    from mannaka_kit.outbox import events
    from tenants.api_tokens import doors

    def act(_request: object, make: Callable[[], Any]) -> Any:
        with transaction.atomic():
            return make()

    with (
        patch.object(audit, "record", _nothing),
        patch.object(events, "record", _nothing),
        patch.object(doors, "act_once", act),
    ):
        yield


def _nothing(*_args: object, **_options: object) -> None:
    pass


def _city() -> Any:
    from mannaka_tenancy.registry import find_by_host
    from tests.support import stack

    return find_by_host(stack.CITIES[0][2])

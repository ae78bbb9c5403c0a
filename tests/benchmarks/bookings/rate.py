"""How many times a second are taken under contention, against the same insert with nothing that guards it."""

import sys
import threading
import time
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import timedelta
from typing import Any, Final

import psycopg
from psycopg import sql

from tests.benchmarks.bookings.world import city
from tests.benchmarks.processes import Worker
from tests.benchmarks.report import Samples

ROUNDS: Final = 7
PEOPLE: Final = 12
THREADS: Final = 8
EACH: Final = 25  # bookings of a thread in a round
JOBS: Final = "tests.benchmarks.bookings.rate"
_GUARDS: Final = ("booking_counsellor_once", "booking_room_once")


def measure_rate(environment: dict[str, str], workers: list[Worker], measured: Mapping[str, Samples]) -> None:
    """Take turns: with the two constraints, and without them."""
    offer_id = workers[0].do(
        "call",
        function="tests.benchmarks.bookings.world.open_offer",
        people=PEOPLE,
        rooms=3,
        minutes=30,
        begins=9,
        ends=15,
    )
    schema = workers[0].do("call", function=f"{JOBS}.schema")
    samples = measured["booking_rate"]
    for number in range(ROUNDS + 1):
        rates = {}
        for guarded in (True, False):
            with _guards(environment, schema, wanted=guarded):
                rates[guarded] = _rate(workers, offer_id, guarded=guarded)
        if number:  # the first round warms up
            samples.ours.append(rates[True])
            samples.against.append(rates[False])
            sys.stderr.write(f"booking rate {number}: {rates[True]:.0f} and {rates[False]:.0f} a second\n")
    samples.n = ROUNDS * THREADS * EACH * len(workers)


class _guards:  # noqa: N801 - reads like the context it is
    """Take the constraints away while nothing is to guard the table, and put them back."""

    def __init__(self, environment: dict[str, str], schema: str, *, wanted: bool) -> None:
        self._url, self._schema, self._wanted = environment["DATABASE_OWNER_URL"], schema, wanted
        self._definitions: dict[str, str] = {}

    def __enter__(self) -> None:
        if self._wanted:
            return
        with psycopg.connect(self._url, autocommit=True) as connection:
            for name in _GUARDS:
                found = connection.execute(
                    "SELECT pg_get_constraintdef(k.oid) FROM pg_constraint k JOIN pg_namespace n ON n.oid ="
                    " k.connamespace WHERE k.conname = %s AND n.nspname = %s",
                    [name, self._schema],
                ).fetchone()
                assert found is not None
                self._definitions[name] = found[0]
                drop = sql.SQL("ALTER TABLE {}.booking DROP CONSTRAINT {}")
                connection.execute(drop.format(sql.Identifier(self._schema), sql.Identifier(name)))

    def __exit__(self, *_args: object) -> None:
        with psycopg.connect(self._url, autocommit=True) as connection:
            connection.execute(sql.SQL("DELETE FROM {}.booking").format(sql.Identifier(self._schema)))
            connection.execute(sql.SQL("SET search_path TO {}, ext").format(sql.Identifier(self._schema)))
            for name, definition in self._definitions.items():
                add = sql.SQL("ALTER TABLE {}.booking ADD CONSTRAINT {} {}")
                told = sql.SQL(definition)
                connection.execute(add.format(sql.Identifier(self._schema), sql.Identifier(name), told))


def _rate(workers: list[Worker], offer_id: int, *, guarded: bool) -> float:
    def go(worker: Worker) -> dict[str, Any]:
        answer: dict[str, Any] = worker.do("call", function=f"{JOBS}.book_many", offer_id=offer_id, guarded=guarded)
        return answer

    with ThreadPoolExecutor(len(workers)) as pool:
        answers = list(pool.map(go, workers))
    taken, seconds = sum(each["taken"] for each in answers), max(float(each["seconds"]) for each in answers)
    return float(taken) / seconds


def schema() -> str:
    """Return the city's schema (runs in the worker)."""
    return str(city().schema)


def book_many(*, offer_id: int, guarded: bool) -> dict[str, Any]:
    """Let eight threads take times, all of them the earliest ones (runs in the worker)."""
    from unittest.mock import patch

    from django.db import connections

    from case_core.bookings import taking

    statement = taking._TAKE if guarded else taking._TAKE.replace("ON CONFLICT DO NOTHING ", "")
    connections.close_all()  # the pool has one for each thread, and none for this one
    gate = threading.Barrier(THREADS + 1)
    with patch.object(taking, "_TAKE", statement), ThreadPoolExecutor(THREADS) as pool:
        runs = [pool.submit(_take_some, offer_id, gate, place) for place in range(THREADS)]
        gate.wait(timeout=30)
        began = time.perf_counter()
        taken = sum(run.result() for run in runs)
        return {"taken": taken, "seconds": time.perf_counter() - began}


def _take_some(offer_id: int, gate: threading.Barrier, place: int) -> int:
    """Take times one after the other; whoever comes too late takes the nearest that is free."""
    from django.db import connections

    from case_core.bookings.actions.hold_slot import hold_slot
    from case_core.bookings.errors import SlotTakenError
    from mannaka_kit import clock
    from mannaka_kit.clock import TOKYO
    from mannaka_tenancy import use

    day = clock.now().astimezone(TOKYO).replace(hour=9, minute=0, second=0, microsecond=0) + timedelta(days=2)
    taken = 0
    gate.wait(timeout=30)
    with closing(connections["default"]), use(city()):
        for number in range(EACH):
            # Three rooms, sixteen threads: each time is wanted by more than can have it.
            wanted = day + timedelta(days=number // 4, minutes=30 * ((number % 4) * 3 + place % 3))
            while True:
                try:
                    hold_slot(offer_id=offer_id, way="telephone", begins=wanted, at=clock.now())
                except SlotTakenError as error:
                    wanted = error.nearest[0]
                else:
                    taken += 1
                    break
    return taken

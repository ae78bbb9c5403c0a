"""`fairness`: how long a small city waits behind a large one, against a queue in which the first comer is the first."""

import math
import sys
import time
from collections.abc import Mapping
from typing import Final

from tests.benchmarks.channels.house import JOBS, House
from tests.benchmarks.channels.size import BACKLOG, FAIR_ROUNDS, FEW, MOST_SECONDS, TOGETHER
from tests.benchmarks.processes import Worker
from tests.benchmarks.report import Samples

_PEOPLE: Final = 200  # of the large city
_PAUSE: Final = 0.3
_FIFO: Final = "tests.benchmarks.channels.fifo"


def measure(house: House, measured: Mapping[str, Samples]) -> None:
    """Let both sides have their turn, each with the same two worker processes and the same work."""
    samples = measured["fairness"]
    with house.worker() as loader:
        for number in range(FAIR_ROUNDS):
            for is_ours in (True, False) if number % 2 else (False, True):
                waited = _turn(house, loader, number, is_ours=is_ours)
                (samples.ours if is_ours else samples.against).append(_p95(waited))
            sys.stderr.write(f"fairness {number}: {samples.ours[-1]:.2f} s against {samples.against[-1]:.1f} s\n")
    samples.n = FAIR_ROUNDS * FEW


def _turn(house: House, loader: Worker, number: int, *, is_ours: bool) -> list[float]:
    """Give the large city its backlog at one instant, then the small one its few; return how long those waited."""
    large, small = sorted(house.addresses)[:2]
    side = f"{'ours' if is_ours else 'fifo'}-{number}"
    house.serve("worker", "--processes", "2")
    house.serve("relay") if is_ours else house.run_module("relay", _FIFO)
    try:
        _store(loader, small, f"first-{side}", count=1)
        _until_done(house, loader, small, f"first-{side}", count=1)  # everybody is awake
        _store(loader, large, f"large-{side}", count=BACKLOG, together=TOGETHER)
        for place in range(FEW):
            _store(loader, small, f"small-{side}", count=1, first=place)
            time.sleep(_PAUSE)
        return _until_done(house, loader, small, f"small-{side}", count=FEW)
    finally:
        house.kill("worker")
        house.kill("relay")
        loader.do("call", function=f"{JOBS}.forget_waiting")
        house.empty_broker()


def _store(loader: Worker, host: str, person: str, *, count: int, first: int = 0, together: int = 1) -> None:
    told = {"host": host, "person": person, "first": first, "count": count, "people": _PEOPLE, "together": together}
    loader.do("call", function=f"{JOBS}.store", **told)


def _until_done(house: House, loader: Worker, host: str, person: str, *, count: int) -> list[float]:
    """Wait until all of somebody's events are in their conversations.

    :raises TimeoutError: it takes far too long.
    """
    limit = time.monotonic() + MOST_SECONDS
    while True:
        waited: list[float] = loader.do("call", function=f"{JOBS}.waits", host=host, person=person)
        if len(waited) >= count:
            return waited
        if time.monotonic() > limit or not (house.is_running("worker") and house.is_running("relay")):
            raise TimeoutError(f"only {len(waited)} of {count} events are in their conversations")
        time.sleep(0.2)


def _p95(values: list[float]) -> float:
    return sorted(values)[min(math.ceil(len(values) * 0.95), len(values)) - 1]

"""`exactly_once`: each event once in its conversation and in order, while worker, relay and broker are killed."""

import queue
import sys
import threading
import time
from collections.abc import Mapping
from itertools import islice
from random import Random
from typing import Any, Final

from mannaka_kit.outbox import pace
from mannaka_sdk.simulation import Wrote
from tests.benchmarks.channels.events import delivery_of, message
from tests.benchmarks.channels.house import JOBS, House
from tests.benchmarks.channels.size import EVENTS, KILLS, MOST_SECONDS, ROUNDS
from tests.benchmarks.report import Samples
from tests.faults.own_stack import eventually

MESSAGES: Final = 40  # of a person in a round
SENDERS: Final = 4
RESEND_AFTER: Final = 3  # what a killed worker left must not cost a minute twenty times
# Of a hundred events so many come a second time later, and so many come late: one in five together.
DOUBLED, LATE = 10, 10
_FAR: Final = 50
_MOST_IN_DELIVERY: Final = 5
_VICTIMS: Final = ("worker", "relay", "broker")


def measure(house: House, measured: Mapping[str, Samples]) -> None:
    """Send, kill, wait until all is done, and count what is wrong; each round has its share of events and kills."""
    house.resend_after = RESEND_AFTER
    house.serve_web()
    house.serve("relay")
    house.serve("worker", "--processes", "2")
    eventually(lambda: house.visitor().is_answered("/"), "the pages answer")
    samples, killed = measured["exactly_once"], 0
    hosts = sorted(house.addresses)
    for number in range(ROUNDS):
        host, kills = hosts[number % len(hosts)], (number + 1) * KILLS // ROUNDS - killed
        wrong = _round(house, host, number, kills=kills, already=killed)
        killed += kills
        samples.ours.append(float(sum(wrong.values())))
        sys.stderr.write(f"exactly once {number}: {wrong}, {kills} killed\n")
    samples.n = EVENTS // ROUNDS * ROUNDS
    for name in ("web", "relay", "worker"):
        house.kill(name)
    house.resend_after = pace.RESEND_SECONDS


def _round(house: House, host: str, number: int, *, kills: int, already: int) -> dict[str, int]:
    random = Random(number)  # noqa: S311 - the same disorder each time
    people = max(EVENTS // ROUNDS // MESSAGES, 1)
    expected = {f"once-{number}-{each}": [str(place) for place in range(MESSAGES)] for each in range(people)}
    waiting: queue.SimpleQueue[list[Wrote]] = queue.SimpleQueue()
    for batch in _deliveries(random, list(expected)):
        waiting.put(batch)
    senders = [threading.Thread(target=_send_all, args=(house, host, waiting)) for _each in range(SENDERS)]
    for sender in senders:
        sender.start()
    for place in range(kills):
        time.sleep(1)
        _kill(house, _VICTIMS[(already + place) % len(_VICTIMS)])
    for sender in senders:
        sender.join(timeout=MOST_SECONDS)
    _drain(house)
    with house.worker() as worker:
        wrong: dict[str, int] = worker.do("call", function=f"{JOBS}.faults", host=host, expected=expected)
    return wrong


def _deliveries(random: Random, people: list[str]) -> list[list[Wrote]]:
    """Return the messages of all people in the order in which they come: doubled and late ones among them."""
    written = [message(person, place) for place in range(MESSAGES) for person in people]
    came: list[tuple[float, Wrote]] = []
    for place, each in enumerate(written):
        chance = random.randrange(100)
        came.append((place + (random.uniform(2, _FAR) if chance < LATE else 0), each))
        if LATE <= chance < LATE + DOUBLED:
            came.append((place + random.uniform(0, _FAR), each))
    ordered = iter([each for _place, each in sorted(came, key=lambda pair: pair[0])])
    batches = iter(lambda: list(islice(ordered, random.randint(1, _MOST_IN_DELIVERY))), [])
    return list(batches)


def _send_all(house: House, host: str, waiting: "queue.SimpleQueue[list[Wrote]]") -> None:
    """Deliver what waits; like a service, again and again until it was taken."""
    visitor = house.visitor(host)
    while True:
        try:
            batch = waiting.get_nowait()
        except queue.Empty:
            return
        while not _taken(visitor, house.addresses[host], batch):
            time.sleep(0.5)


def _taken(visitor: Any, path: str, batch: list[Wrote]) -> bool:
    request = delivery_of(batch)
    try:
        status: int = visitor.deliver(path, request.body, request.headers).status
    except OSError:
        return False
    return status == 200


def _kill(house: House, victim: str) -> None:
    if victim == "broker":
        house.kill_broker()
        return
    house.kill(victim)
    house.serve(victim, *(("--processes", "2") if victim == "worker" else ()))


def _drain(house: House) -> None:
    """Wait until nothing is left to do.

    :raises TimeoutError: it takes far too long.
    """
    limit = time.monotonic() + MOST_SECONDS
    while house.outbox()[0]:
        if time.monotonic() > limit:
            raise TimeoutError(f"{house.outbox()[0]} rows of work are left")
        time.sleep(0.5)

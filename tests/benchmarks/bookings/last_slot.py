"""200 clients want the last time of a day at the same moment: through the pages, in two server processes."""

import sys
import threading
import time
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from functools import cache
from statistics import quantiles
from typing import Any, Final

from tests.benchmarks.bookings.world import city
from tests.benchmarks.processes import Worker
from tests.benchmarks.report import Samples

ROUNDS: Final = 50
CLIENTS: Final = 200
PROCESSES: Final = 2
THREADS: Final = 16  # as many as a server process answers at once, half as much again
_ROWS: Final = (
    "last_slot_winners",
    "last_slot_errors",
    "last_slot_doubles",
    "booking_rate_losers",
    "booking_rate_no_times",
)
JOBS: Final = "tests.benchmarks.bookings.last_slot"


def measure_last_slot(workers: list[Worker], measured: Mapping[str, Samples]) -> None:
    """Let all clients loose on one time, fifty times."""
    offer_id = workers[0].do(
        "call",
        function="tests.benchmarks.bookings.world.open_offer",
        people=1,
        rooms=1,
        minutes=60,
        begins=10,
        ends=11,
    )
    for worker in workers:
        worker.do("call", function=f"{JOBS}.meet", offer_id=offer_id, count=CLIENTS // len(workers))
    for number in range(ROUNDS):
        answers = _all_at_once(workers, offer_id=offer_id, number=number)
        measured["last_slot_winners"].ours.append(float(sum(each["won"] for each in answers)))
        measured["last_slot_errors"].ours.append(float(sum(each["errors"] for each in answers)))
        waited = [taken for each in answers for taken in each["lost_ms"]]
        measured["booking_rate_losers"].ours.append(quantiles(waited, n=20)[-1] / 1000)
        measured["booking_rate_no_times"].ours.append(float(sum(each["lost_without_times"] for each in answers)))
        sys.stderr.write(f"last slot {number}: {answers[0]['won'] + answers[1]['won']} won\n")
    doubles = workers[0].do("call", function="tests.benchmarks.bookings.world.double_bookings")
    measured["last_slot_doubles"].ours.append(float(doubles))
    for row in _ROWS:
        measured[row].n = ROUNDS * CLIENTS


def _all_at_once(workers: list[Worker], *, offer_id: int, number: int) -> list[dict[str, Any]]:
    def go(place: int) -> dict[str, Any]:
        answer: dict[str, Any] = workers[place].do(
            "call", function=f"{JOBS}.rush", offer_id=offer_id, number=number, place=place
        )
        return answer

    with ThreadPoolExecutor(len(workers)) as pool:
        return list(pool.map(go, range(len(workers))))


_sessions: list[str] = []


def meet(*, offer_id: int, count: int) -> None:
    """Open a session for each client (runs in the worker)."""
    from importlib import import_module

    from django.conf import settings

    from mannaka_tenancy import use

    store = import_module(settings.SESSION_ENGINE).SessionStore
    with use(city()):
        for _number in range(count):
            session = store()
            session["offer"] = offer_id
            session.save()
            _sessions.append(session.session_key)


def rush(*, offer_id: int, number: int, place: int) -> dict[str, Any]:
    """Send every client's form for the round's time (runs in the worker)."""
    from django.db import connections

    from mannaka_kit import clock

    on = clock.today() + timedelta(days=number + 2)
    _choose_day(offer_id, on.isoformat())
    _server()
    connections.close_all()
    gate = threading.Barrier(THREADS)
    shares = [_sessions[first::THREADS] for first in range(THREADS)]

    def run(share: int) -> list[tuple[int, float, bool]]:
        gate.wait(timeout=30)
        return [
            _send(key, f"{on.isoformat()}T10:00:00+09:00", f"10.{place}.{number}.{share * 16 + each}")
            for each, key in enumerate(shares[share])
        ]

    with ThreadPoolExecutor(THREADS) as pool:
        answers = [answer for answers in pool.map(run, range(THREADS)) for answer in answers]
    lost = [(taken, offers) for status, taken, offers in answers if status == 200]
    return {
        "won": sum(status == 302 for status, _taken, _offers in answers),
        "errors": sum(status not in {200, 302} for status, _taken, _offers in answers),
        "lost_ms": [taken for taken, _offers in lost],
        "lost_without_times": sum(not offers for _taken, offers in lost),
    }


def _choose_day(offer_id: int, day: str) -> None:
    """Bring every client to the page on which times are chosen."""
    from importlib import import_module

    from django.conf import settings

    from cms.eservices.booking import memory
    from cms.eservices.drafts import Draft
    from mannaka_kit import clock
    from mannaka_tenancy import use

    store = import_module(settings.SESSION_ENGINE).SessionStore
    answers = {"offer": {"offer": str(offer_id)}, "way": {"way": "counter"}, "day": {"day": day}}
    with use(city()):
        for key in _sessions:
            session = store(session_key=key)
            memory.save(session, Draft(answers=answers), at=clock.now())
            session.save()


@cache
def _server() -> Any:
    """Return what answers all clients of this process: a server is loaded once, not for each visitor."""
    from django.test.client import Client, ClientHandler

    server = ClientHandler(enforce_csrf_checks=False)
    server.load_middleware()
    visitor = Client(headers={"host": city().host})
    visitor.handler = server
    visitor.get("/booking/")
    return server


def _send(session: str, moment: str, sender: str) -> tuple[int, float, bool]:
    from django.conf import settings
    from django.db import connections
    from django.test import Client

    client = Client(headers={"host": city().host}, REMOTE_ADDR=sender, raise_request_exception=False)
    client.handler = _server()
    client.cookies[settings.SESSION_COOKIE_NAME] = session
    began = time.perf_counter_ns()
    try:
        answer = client.post("/booking/time/", {"time": moment})
    finally:
        connections.close_all()  # back to the pool, as a server does after each request
    taken = (time.perf_counter_ns() - began) / 1e6
    return answer.status_code, taken, 'name="time" value="20' in answer.content.decode()

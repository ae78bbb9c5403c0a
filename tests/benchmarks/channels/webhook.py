"""`webhook_p99`: how long a service waits until its delivery is stored, and whom the door calls meanwhile."""

import json
import subprocess
import sys
from collections.abc import Mapping
from typing import Any, Final

from tests.benchmarks.channels.house import House
from tests.benchmarks.channels.size import RATE, ROUNDS, SECONDS
from tests.benchmarks.report import Samples
from tests.faults.own_stack import eventually
from tests.support.stack import ROOT

P99: Final = 0.99
_WARM_UP: Final = 5


def measure(house: House, measured: Mapping[str, Samples]) -> None:
    """Deliver for two minutes in an open loop; a round's sample is its 99th percentile."""
    house.serve_web()
    eventually(lambda: house.visitor().is_answered("/"), "the pages answer")
    _deliver(house, seconds=_WARM_UP, first=1_000_000)
    house.calls.unlink(missing_ok=True)
    stored = _stored(house)
    seconds = SECONDS / ROUNDS
    for number in range(ROUNDS):
        answers = _deliver(house, seconds=seconds, first=number * RATE * SECONDS)
        taken = sorted(latency for latency, _status in answers)
        measured["webhook_p99"].ours.append(taken[min(int(len(taken) * P99), len(taken) - 1)])
        measured["webhook_p99_calls"].ours.append(float(len(outbound_calls(house))))
        sys.stderr.write(
            f"webhook {number}: p50 {taken[len(taken) // 2]:.1f}, p99 {measured['webhook_p99'].ours[-1]:.1f} ms\n"
        )
    for row in ("webhook_p99", "webhook_p99_calls"):
        measured[row].n = int(RATE * seconds) * ROUNDS
    if _stored(house) - stored != measured["webhook_p99"].n:
        raise RuntimeError(f"{_stored(house) - stored} of {measured['webhook_p99'].n} deliveries are stored")
    house.kill("web")


def outbound_calls(house: House) -> list[str]:
    """Return whom the web processes called, less the cache."""
    if not house.calls.exists():
        return []
    cache = str(house.valkey.port)
    return [line for line in house.calls.read_text(encoding="utf-8").splitlines() if cache not in line]


def _deliver(house: House, *, seconds: float, first: int) -> list[tuple[float, int]]:
    told: dict[str, Any] = {"port": house.port, "addresses": house.addresses, "rate": RATE, "seconds": seconds}
    done = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.channels.generator"],
        input=json.dumps({**told, "first": first}),
        cwd=ROOT,
        env=house.environment() | {"CHANNELS_CALLS": ""},
        capture_output=True,
        text=True,
        check=True,
        timeout=seconds * 3 + 60,
    )
    answers: list[tuple[float, int]] = json.loads(done.stdout)
    refused = [status for _latency, status in answers if status != 200]
    if refused:
        raise RuntimeError(f"{len(refused)} of {len(answers)} deliveries were not taken: {sorted(set(refused))}")
    return answers


def _stored(house: House) -> int:
    with house.worker() as worker:
        number: int = worker.do("call", function="tests.benchmarks.channels.jobs.count_deliveries")
    return number

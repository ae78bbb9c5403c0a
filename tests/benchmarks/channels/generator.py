"""An open loop of deliveries, in a process of its own: each is sent when its time has come, whatever became of any."""

import http.client
import json
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from typing import Any, Final

from tests.benchmarks.channels.events import delivery_of, message

THREADS: Final = 48
_own = threading.local()


def main() -> None:
    """Read what to do from standard input, and write a latency in milliseconds and a status for each delivery."""
    told: dict[str, Any] = json.loads(sys.stdin.read())
    json.dump(run(**told), sys.stdout)


def run(*, port: int, addresses: dict[str, str], rate: int, seconds: float, first: int) -> list[tuple[float, int]]:
    """Send so many deliveries a second for so long, the cities by turns."""
    hosts = sorted(addresses)
    began = time.perf_counter() + 0.5
    with ThreadPoolExecutor(THREADS) as pool:
        sent = []
        for number in range(int(rate * seconds)):
            due = began + number / rate
            time.sleep(max(due - time.perf_counter(), 0))
            host = hosts[number % len(hosts)]
            sent.append(pool.submit(_send, port, host, addresses[host], first + number, due))
        return [each.result() for each in sent]


def _send(port: int, host: str, path: str, number: int, due: float) -> tuple[float, int]:
    """Deliver, and count from the moment at which it was due: a generator that is late makes nothing look quick."""
    request = delivery_of([message(f"open-{number % 20}", number)])
    headers = {"Host": host, "Content-Type": "application/json", **request.headers}
    for _try in range(2):
        connection = _connection(port)
        try:
            connection.request("POST", path, request.body, headers)
            response = connection.getresponse()
            response.read()
            return (time.perf_counter() - due) * 1000, response.status
        except (http.client.HTTPException, OSError):  # the server closed a connection that rested
            connection.close()
            del _own.connection
    return (time.perf_counter() - due) * 1000, 0


def _connection(port: int) -> http.client.HTTPConnection:
    if not hasattr(_own, "connection"):
        _own.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    connection: http.client.HTTPConnection = _own.connection
    return connection


if __name__ == "__main__":
    main()

"""The product: one city with all the cases beside twenty others, behind the same gunicorn."""

import os
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from typing import Any

import psycopg

from tests.benchmarks.cases.copying import sequences_after
from tests.benchmarks.cases.servers import Gunicorn, environment_with
from tests.benchmarks.cases.size import CASES, OTHER_CITIES
from tests.benchmarks.cases.visitor import Visitor
from tests.benchmarks.processes import Worker
from tests.benchmarks.scratch import released_database, schema_name
from tests.support import stack

SETTINGS = "tests.benchmarks.cases.settings_ours"
COUNTING = "tests.benchmarks.site.settings_ours"
FILLING = "tests.benchmarks.cases.filling"
HOST = stack.CITIES[0][2]
SMALL_HOST = "bench0.localhost"  # the first of those that are made here; the second of the template is the judged one
SMALL = 50
WRITERS = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Ours:
    """The served product: somebody signed in, its port, its database, and a worker beside it."""

    clerk: Visitor
    port: int
    worker: Worker
    environment: dict[str, str]

    def visitor(self, username: str) -> Visitor:
        """Sign another member of staff in."""
        cookies = self.worker.do("call", function=f"{FILLING}.sign_in", host=HOST, username=username)
        return Visitor(port=self.port, host=HOST, cookies=cookies)


@contextmanager
def our_site(environment: dict[str, str]) -> Iterator[Ours]:
    """Make the cities, fill two of them, index the large one, and serve."""
    with ExitStack() as opened:
        at = opened.enter_context(released_database(environment, "cases")) | {"MANNAKA_DATABASE_POOL": "1"}
        _make_cities(at)
        worker = opened.enter_context(Worker(COUNTING, at))
        filled = [_fill(worker, host, count) for host, count in ((HOST, CASES), (SMALL_HOST, SMALL))]
        tell(f"ours: {CASES} cases are written")
        _index(at)
        _settle(at, filled)
        web = {name: value for name, value in at.items() if name != "DATABASE_OWNER_URL"}
        settings = environment_with(web | {"DJANGO_SETTINGS_MODULE": SETTINGS, "MANNAKA_DATABASE_LOGIN": "web"})
        settings.pop("DATABASE_OWNER_URL", None)
        server = opened.enter_context(Gunicorn("ours", "mannaka.wsgi:application", settings)).wait(HOST, "/")
        cookies = worker.do("call", function=f"{FILLING}.sign_in", host=HOST)
        clerk = Visitor(port=server.port, host=HOST, cookies=cookies)
        yield Ours(clerk=clerk, port=server.port, worker=worker, environment=at)


def tell(line: str) -> None:
    """Show that the benchmark goes on."""
    sys.stderr.write(f"{line}\n")


def _make_cities(at: dict[str, str]) -> None:
    with Worker(COUNTING, at) as operator:
        for number in range(OTHER_CITIES + 1 - len(stack.CITIES)):
            code = operator.do("call", function="tests.benchmarks.site.jobs_ours.code_of", number=number)
            schema = schema_name(number, os.getpid())
            told = {"code": code, "host": f"bench{number}.localhost", "schema": schema}
            operator.do("call", function="tests.benchmarks.site.jobs_ours.create_city", **told)
    tell(f"ours: {OTHER_CITIES} other cities are made")


def _index(at: dict[str, str]) -> None:
    def part(number: int) -> int:
        with Worker(COUNTING, at) as worker:
            told = {"host": HOST, "part": number, "parts": WRITERS, "count": CASES}
            return int(worker.do("call", function=f"{FILLING}.index", **told))

    with ThreadPoolExecutor(WRITERS) as pool:
        tell(f"ours: {sum(pool.map(part, range(WRITERS)))} cases are indexed")


def _fill(worker: Worker, host: str, count: int) -> dict[str, Any]:
    filled: dict[str, Any] = worker.do("call", function=f"{FILLING}.fill", host=host, count=count)
    return filled


def _settle(at: dict[str, str], filled: list[dict[str, Any]]) -> None:
    with psycopg.connect(at["DATABASE_OWNER_URL"], autocommit=True) as connection:
        for each in filled:
            for statement in sequences_after(each["tables"], schema=each["schema"]):
                connection.execute(statement.encode())
        connection.execute("ANALYZE")

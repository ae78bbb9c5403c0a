"""The kernel's numbers against plain Django and stock django-tenants: `make bench NAME=kernel`."""

import os
import signal
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from statistics import median

from tests.benchmarks import report
from tests.benchmarks.processes import Worker
from tests.benchmarks.report import Samples
from tests.benchmarks.scratch import drop_leftovers, empty_database, grant_to_web, released_database, schema_name
from tests.support import stack

SITE = "tests.benchmarks.site"
ROUNDS = 7
REQUESTS = 200
WARM_UP = 100
SLICE = 20  # requests in a row in one column: whatever else the machine does meets all three alike
STOCK_EVERY = 4  # of our cities, one of django-tenants: five in all
STOCK_SCHEMA = "stock0"
STOCK_HOST = "stock0.localhost"
CITIES = 20
FIRST_CITIES = len(stack.CITIES)
LISTS = {"case_list_statements_50": 50, "case_list_statements_5000": 5000}


@dataclass
class Bench:
    """The processes that answer, and what they have shown."""

    ours: Worker
    plain: Worker
    stock: Worker
    hosts: list[str]
    measured: dict[str, Samples]

    def compare(self, row: str, path: str, hosts: list[str]) -> None:
        """Time a view in all three columns by turns; each round's sample is its median."""
        columns = {"ours": (self.ours, hosts), "against": (self.plain, ["plain.localhost"])}
        columns["third"] = (self.stock, [STOCK_HOST])
        samples = Samples(n=ROUNDS * REQUESTS)
        for worker, names in columns.values():
            worker.do("time", hosts=names, path=path, count=WARM_UP)
        for number in range(ROUNDS):
            order = list(columns) if number % 2 else list(reversed(columns))
            taken: dict[str, list[float]] = {column: [] for column in order}
            for column in order * (REQUESTS // SLICE):
                worker, names = columns[column]
                taken[column] += worker.do("time", hosts=names, path=path, count=SLICE)
            for column, milliseconds in taken.items():
                getattr(samples, column).append(median(milliseconds))
        self.measured[row] = samples
        tell(f"{row}: {median(samples.ours):.3g}")

    def count(self, row: str, host: str, path: str, cookie: str = "") -> None:
        """Count the statements of a warm page: each time it was opened a moment ago."""
        samples = Samples(n=ROUNDS)
        for _ in range(ROUNDS):
            self.ours.page(host, path, cookie)
            seen = self.ours.do("statements", host=host, path=path, cookie=cookie)
            samples.ours.append(len(seen["statements"]))
        self.measured[row] = samples
        tell(f"{row}: {median(samples.ours):.3g}")


@contextmanager
def plain_site(environment: dict[str, str]) -> Iterator[Worker]:
    """Run plain Django on one schema."""
    with empty_database(environment, "plain") as at:
        with Worker(f"{SITE}.settings_plain", at | {"DATABASE_URL": at["DATABASE_OWNER_URL"]}) as owner:
            owner.do("call", function=f"{SITE}.jobs_plain.migrate")
        grant_to_web(at, "public")
        with Worker(f"{SITE}.settings_plain", at) as worker:
            worker.page("plain.localhost", "/one/")
            if modules := worker.do("call", function=f"{SITE}.jobs_plain.tenancy_modules"):
                raise RuntimeError(f"Plain Django has imported {modules}.")
            yield worker


@contextmanager
def stock_site(environment: dict[str, str]) -> Iterator[tuple[Worker, dict[str, str]]]:
    """Run the operator's process of stock django-tenants on an empty registry."""
    with ExitStack() as opened:
        at = opened.enter_context(empty_database(environment, "stock"))
        as_owner = at | {"DATABASE_URL": at["DATABASE_OWNER_URL"]}
        owner = opened.enter_context(Worker(f"{SITE}.settings_stock", as_owner))
        owner.do("call", function=f"{SITE}.jobs_stock.migrate_public")
        yield owner, at


def create_cities(operator: Worker, web: Worker, stock_owner: Worker, samples: Samples) -> None:
    """Create cities by turns, ours in one process and timed until another answers their page."""
    for number in range(CITIES - FIRST_CITIES):
        if number % STOCK_EVERY == 0:
            samples.against.append(_seconds(lambda number=number: _create_stock(stock_owner, number)))
            tell(f"django-tenants made a city in {samples.against[-1]:.1f} s")
        code = operator.do("call", function=f"{SITE}.jobs_ours.code_of", number=number)
        samples.ours.append(_seconds(lambda number=number, code=code: _create_ours(operator, web, number, code)))
        tell(f"we made a city in {samples.ours[-1]:.2f} s")
    samples.n = len(samples.ours)


def _create_stock(owner: Worker, number: int) -> None:
    city = {"code": f"{number:06d}", "host": f"stock{number}.localhost", "schema": f"stock{number}"}
    owner.do("call", function=f"{SITE}.jobs_stock.create_city", **city)
    owner.page(city["host"], "/one/")


def _create_ours(operator: Worker, web: Worker, number: int, code: str) -> None:
    city = {"code": code, "host": f"bench{number}.localhost", "schema": schema_name(number, os.getpid())}
    operator.do("call", function=f"{SITE}.jobs_ours.create_city", **city)
    web.page(city["host"], "/")


def _seconds(act: Callable[[], None]) -> float:
    started = time.perf_counter()
    act()
    return time.perf_counter() - started


def tell(line: str) -> None:
    """Show that the benchmark goes on."""
    sys.stderr.write(f"{line}\n")


def count_case_lists(bench: Bench) -> None:
    """Count the statements of the case list of a small and of a large city."""
    for host, (row, cases) in zip(bench.hosts, LISTS.items(), strict=False):
        bench.ours.do("call", function=f"{SITE}.jobs_ours.seed_cases", host=host, count=cases)
        cookie = bench.ours.do("call", function=f"{SITE}.jobs_ours.sign_in", host=host)
        bench.count(row, host, "/staff/cases/", cookie)


def measure(environment: dict[str, str]) -> dict[str, Samples]:
    """Measure every row."""
    with ExitStack() as opened:
        plain = opened.enter_context(plain_site(environment))
        stock_owner, stock_at = opened.enter_context(stock_site(environment))
        at = opened.enter_context(released_database(environment, "ours"))
        ours = opened.enter_context(Worker(f"{SITE}.settings_ours", at | {"MANNAKA_DATABASE_POOL": "1"}))
        ours.page(stack.CITIES[0][2], "/")
        creation = Samples()
        with Worker(f"{SITE}.settings_ours", at) as operator:
            create_cities(operator, ours, stock_owner, creation)
            hosts = operator.do("call", function=f"{SITE}.jobs_ours.fill")
        stock_owner.do("call", function=f"{SITE}.jobs_stock.fill", schema=STOCK_SCHEMA)
        for schema in ("public", STOCK_SCHEMA):
            grant_to_web(stock_at, schema)
        stock = opened.enter_context(Worker(f"{SITE}.settings_stock", stock_at | {"MANNAKA_DATABASE_POOL": "1"}))
        measured = {"city_new": creation, "city_new_seconds": Samples(ours=creation.ours, n=creation.n)}
        bench = Bench(ours=ours, plain=plain, stock=stock, hosts=hosts, measured=measured)
        compare_views(bench)
        bench.count("public_page_statements", hosts[0], "/")
        count_case_lists(bench)
    return bench.measured


def compare_views(bench: Bench) -> None:
    """Time the three views."""
    bench.compare("view_one_query", "/one/", bench.hosts[:1])
    bench.compare("view_five_queries", "/five/", bench.hosts[:1])
    bench.compare("view_20_cities", "/one/", bench.hosts)


def main() -> None:
    """Measure, print the table, write the JSON."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # so that the scratch databases go in any case
    environment = stack.start()
    os.environ.update(environment)
    drop_leftovers()
    report.write("kernel", measure(environment))


if __name__ == "__main__":
    main()

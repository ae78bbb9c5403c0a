"""Rows statements_50 and statements_100k: what a list page asks of the database in a small and in the large city."""

from tests.benchmarks.cases.ours import HOST, SMALL_HOST, Ours, tell
from tests.benchmarks.cases.size import ROUNDS
from tests.benchmarks.report import Samples

PATH = "/staff/cases/"
# Once a second a process asks for the registry's version (three statements): on a slow machine that may be any page.
TRIES = 3
ROWS = {"statements_50": SMALL_HOST, "statements_100k": HOST}


def count_statements(ours: Ours, measured: dict[str, Samples]) -> None:
    """Count where psycopg's cursors get them; the page was opened a moment ago."""
    for row, host in ROWS.items():
        cookies = ours.worker.do("call", function="tests.benchmarks.cases.filling.sign_in", host=host)
        cookie = "; ".join(f"{name}={value}" for name, value in cookies.items())
        samples = Samples(n=ROUNDS)
        for _round in range(ROUNDS):
            samples.ours.append(min(_counted(ours, host, cookie) for _ in range(TRIES)))
        measured[row] = samples
        tell(f"{row}: {samples.ours[0]}")


def _counted(ours: Ours, host: str, cookie: str) -> int:
    ours.worker.page(host, PATH, cookie)
    return len(ours.worker.do("statements", host=host, path=PATH, cookie=cookie)["statements"])

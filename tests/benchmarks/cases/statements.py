"""Rows statements_50 and statements_100k: what a list page asks of the database in a small and in the large city."""

from tests.benchmarks.cases.ours import HOST, SMALL_HOST, Ours, tell
from tests.benchmarks.cases.size import ROUNDS
from tests.benchmarks.report import Samples

PATH = "/staff/cases/"
ROWS = {"statements_50": SMALL_HOST, "statements_100k": HOST}


def count_statements(ours: Ours, measured: dict[str, Samples]) -> None:
    """Count where psycopg's cursors get them; the page was opened a moment ago."""
    for row, host in ROWS.items():
        cookies = ours.worker.do("call", function="tests.benchmarks.cases.filling.sign_in", host=host)
        cookie = "; ".join(f"{name}={value}" for name, value in cookies.items())
        samples = Samples(n=ROUNDS)
        for _round in range(ROUNDS):
            ours.worker.page(host, PATH, cookie)
            seen = ours.worker.do("statements", host=host, path=PATH, cookie=cookie)
            samples.ours.append(len(seen["statements"]))
        measured[row] = samples
        tell(f"{row}: {samples.ours[0]}")

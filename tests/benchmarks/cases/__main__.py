"""`make bench NAME=cases`; CASES=5000 for a smaller city, SET=<file> for a judged set of one's own."""

import os
import signal
import sys
from collections import defaultdict

from tests.benchmarks import report
from tests.benchmarks.cases.grants import measure_grants
from tests.benchmarks.cases.judging import measure_quality
from tests.benchmarks.cases.ours import our_site
from tests.benchmarks.cases.pages import measure_pages
from tests.benchmarks.cases.peer import peer_site
from tests.benchmarks.cases.screens import measure_form
from tests.benchmarks.cases.searches import measure_searches
from tests.benchmarks.cases.statements import count_statements
from tests.benchmarks.report import Samples
from tests.benchmarks.scratch import drop_leftovers
from tests.support import stack


def measure(environment: dict[str, str]) -> dict[str, Samples]:
    """Fill both sides, and measure every row."""
    measured: defaultdict[str, Samples] = defaultdict(Samples)
    with peer_site(environment) as peer, our_site(environment) as ours:
        measure_pages(ours, peer, measured)
        measure_searches(ours, peer, measured)
        measure_grants(ours, measured)
        count_statements(ours, measured)
        measure_form(ours, measured)
        measure_quality(ours.worker, measured)
    return dict(measured)  # a row that is missing is an error, not an empty one


def main() -> None:
    """Measure, print the table, write the JSON."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # so that databases and servers go in any case
    environment = stack.start()
    os.environ.update(environment)
    drop_leftovers()
    report.write("cases", measure(environment))


if __name__ == "__main__":
    main()

"""`make bench NAME=house`."""

import os
import signal
import sys
from collections import defaultdict
from statistics import median

from tests.benchmarks import report
from tests.benchmarks.house import clone, creation
from tests.benchmarks.house.clerks import measure_pages
from tests.benchmarks.house.screens import measure_screens
from tests.benchmarks.report import Samples
from tests.benchmarks.scratch import drop_leftovers
from tests.support import stack


def measure(environment: dict[str, str]) -> dict[str, Samples]:
    """Measure every row; the last of the clones stays for the screens."""
    measured: defaultdict[str, Samples] = defaultdict(Samples)
    for number in range(clone.ROUNDS):
        with clone.fresh_clone() as fresh:
            clone.measure_starts(fresh, measured)
            tell("demo_first, demo_again", measured["demo_first"].ours[-1], measured["demo_again"].ours[-1])
            if number == clone.ROUNDS - 1:
                measure_pages(fresh.data, port=fresh.port, measured=measured)
                tell("staff_page", *(median(measured[f"staff_page_{row}"].ours) for row in ("day", "case")))
                measure_screens(fresh.data, port=fresh.port, measured=measured)
                tell(
                    "intake_ready, live_event", *(median(measured[row].ours) for row in ("intake_ready", "live_event"))
                )
    for row in ("demo_first", "demo_again"):
        measured[row].n = clone.ROUNDS
    creation.measure_creation(environment, measured["case_create"])
    return measured


def tell(rows: str, *values: float) -> None:
    """Show that the benchmark goes on."""
    sys.stderr.write(f"{rows}: {', '.join(f'{value:.3g}' for value in values)}\n")


def main() -> None:
    """Measure, print the table, write the JSON."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # so that clones and databases go in any case
    environment = stack.start()
    os.environ.update(environment)
    drop_leftovers()
    report.write("house", measure(environment))


if __name__ == "__main__":
    main()

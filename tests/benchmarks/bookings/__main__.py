"""`make bench NAME=bookings`."""

import os
import signal
import sys
from collections import defaultdict

from tests.benchmarks import report
from tests.benchmarks.bookings.free import measure_free_slots
from tests.benchmarks.bookings.hours import measure_hours
from tests.benchmarks.bookings.last_slot import PROCESSES, measure_last_slot
from tests.benchmarks.bookings.rate import measure_rate
from tests.benchmarks.bookings.roster import measure_roster
from tests.benchmarks.processes import Worker
from tests.benchmarks.report import Samples
from tests.benchmarks.scratch import drop_leftovers, released_database
from tests.support import stack

SETTINGS = "tests.benchmarks.site.settings_ours"


def measure(environment: dict[str, str]) -> dict[str, Samples]:
    """Measure every row of the issue's table."""
    measured: defaultdict[str, Samples] = defaultdict(Samples)
    with released_database(environment, "bookings") as database:
        at = database | {"MANNAKA_DATABASE_POOL": "1"}  # as `mannaka serve` has it
        workers = [Worker(SETTINGS, at) for _number in range(PROCESSES)]
        try:
            measure_free_slots(workers[0], measured)
            measure_rate(at, workers, measured)
            measure_last_slot(workers, measured)
        finally:
            for worker in workers:
                worker.stop()
    measure_roster(measured)
    measure_hours(measured)
    return measured


def main() -> None:
    """Measure, print the table, write the JSON."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # so that the databases go in any case
    environment = stack.start()
    os.environ.update(environment)
    drop_leftovers()
    report.write("bookings", measure(environment))


if __name__ == "__main__":
    main()

"""`make bench NAME=partners`: one file for each line of the issue's table."""

import os
import signal
import sys
from collections import defaultdict
from importlib import import_module
from typing import Any, Final

from tests.benchmarks import report
from tests.benchmarks.partners import size
from tests.benchmarks.partners.house import a_house
from tests.benchmarks.report import Samples
from tests.benchmarks.scratch import drop_leftovers
from tests.support import stack

# Those that need a served city with people at their screens, and those that bring what they need.
IN_HOUSE: Final = ("note_seen", "withdrawal", "grants")
ALONE: Final = ("attempts", "fields")


def main() -> None:
    """Measure, print the table, write the JSON; a trial of a few rows is printed only."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # so that databases and servers go in any case
    signal.signal(signal.SIGALRM, lambda *_: sys.exit(f"not done after {size.MOST_SECONDS} s"))
    signal.alarm(size.MOST_SECONDS)
    environment = stack.start()
    os.environ.update(environment)
    drop_leftovers()
    chosen = size.ROWS or (*IN_HOUSE, *ALONE)
    measured: defaultdict[str, Samples] = defaultdict(Samples)
    in_house = [name for name in IN_HOUSE if name in chosen]
    if in_house:
        with a_house(environment) as house:
            for name in in_house:
                _part(name).measure(house, measured)
    for name in ALONE:
        if name in chosen:
            _part(name).measure(environment, measured)
    if size.ROWS:
        for row, samples in measured.items():
            sys.stdout.write(f"{row}: {samples.ours} against {samples.against}, n {samples.n}\n")
    else:
        report.write("partners", measured)


def _part(name: str) -> Any:
    return import_module(f"tests.benchmarks.partners.{name}")


if __name__ == "__main__":
    main()

"""`make bench NAME=channels`: one file for each line of the issue's table."""

import os
import signal
import sys
from collections import defaultdict
from importlib import import_module
from typing import Any, Final

from tests.benchmarks import report
from tests.benchmarks.channels import size
from tests.benchmarks.report import Samples
from tests.support import stack

# Those that need the house of many cities, and those that bring their own.
IN_HOUSE: Final = ("webhook", "exactly_once", "fairness")
ALONE: Final = ("mails", "conformance_mutants")


def main() -> None:
    """Measure, print the table, write the JSON; a trial of a few rows is printed only."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # so that the house goes in any case
    os.environ.update(stack.start())
    chosen = size.ROWS or (*IN_HOUSE, *ALONE)
    for name in chosen:
        _part(name)  # what is not there is told now, not after half an hour of measuring
    measured: defaultdict[str, Samples] = defaultdict(Samples)
    _measure_in_house([name for name in IN_HOUSE if name in chosen], measured)
    for name in ALONE:
        if name in chosen:
            _part(name).measure(measured)
    if size.ROWS:
        for row, samples in measured.items():
            sys.stdout.write(f"{row}: {samples.ours} against {samples.against}, n {samples.n}\n")
    else:
        report.write("channels", measured)


def _measure_in_house(names: list[str], measured: dict[str, Samples]) -> None:
    if not names:
        return
    import django

    django.setup()
    from integrations.channels.echo.manifest import HOST
    from integrations.channels.echo.simulator import EchoSimulator
    from tests.benchmarks.channels.house import a_house
    from tests.support.simulated import simulated

    with simulated({HOST: EchoSimulator()}) as service, a_house(simulator=service.url) as house:
        for name in names:
            _part(name).measure(house, measured)


def _part(name: str) -> Any:
    return import_module(f"tests.benchmarks.channels.{name}")


if __name__ == "__main__":
    main()

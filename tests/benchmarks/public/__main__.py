"""`make bench NAME=public`: one module for each line of the issue's table (a trial: `ROWS=masking HALF=dev SHOW=1`)."""

import os
import sys
from collections import defaultdict
from importlib import import_module
from typing import Final

from tests.benchmarks import report
from tests.benchmarks.report import Samples

PARTS: Final = ("masking", "faq")
CHOSEN: Final = tuple(filter(None, os.environ.get("ROWS", "").split(",")))


def main() -> None:
    """Measure, print the table, write the JSON; a trial of a few rows is printed only."""
    measured: defaultdict[str, Samples] = defaultdict(Samples)
    for part in CHOSEN or PARTS:
        import_module(f"tests.benchmarks.public.{part}.measure").measure(measured)
    if CHOSEN:
        for row, samples in measured.items():
            sys.stdout.write(f"{row}: {samples.ours}, n {samples.n}\n")
    else:
        report.write("public", measured)


if __name__ == "__main__":
    main()

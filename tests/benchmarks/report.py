"""The rows of a benchmark: a table for people, JSON for programs."""

import json
import tomllib
from dataclasses import dataclass, field
from statistics import median
from typing import Any

from tests.support.stack import ROOT

GOALS = ROOT / "tests" / "benchmarks" / "goals.toml"


@dataclass(kw_only=True)
class Samples:
    """The raw samples of one row: a value for each round."""

    ours: list[float] = field(default_factory=list)
    against: list[float] = field(default_factory=list)
    third: list[float] = field(default_factory=list)
    n: int = 0


def goals_of(name: str) -> list[dict[str, str]]:
    """Return the rows of a benchmark in the issue's order."""
    goals: list[dict[str, str]] = tomllib.loads(GOALS.read_text(encoding="utf-8"))[name]
    return goals


def rows_of(name: str, measured: dict[str, Samples]) -> list[dict[str, Any]]:
    """
    Return the benchmark's rows in the order of the goals.

    :raises KeyError: a row was not measured.
    """
    return [
        {
            "id": goal["id"],
            "unit": goal["unit"],
            "goal": goal["goal"],
            "samples_ours": measured[goal["id"]].ours,
            "samples_against": measured[goal["id"]].against,
            "n": measured[goal["id"]].n,
            "command": f"make bench NAME={name}",
        }
        for goal in goals_of(name)
    ]


def write(name: str, measured: dict[str, Samples]) -> None:
    """Write build/benchmarks/<name>.json and print the table."""
    folder = ROOT / "build" / "benchmarks"
    folder.mkdir(parents=True, exist_ok=True)
    rows = rows_of(name, measured)
    (folder / f"{name}.json").write_text(json.dumps(rows, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    _print(rows, measured)


def ratio(ours: list[float], against: list[float]) -> float:
    """Return the quotient of the medians."""
    return median(ours) / median(against)


def _print(rows: list[dict[str, Any]], measured: dict[str, Samples]) -> None:
    from rich.console import Console
    from rich.table import Table

    table = Table("id", "unit", "ours (min-max)", "against", "ratio", "stock", "goal")
    for row in rows:
        samples = measured[row["id"]]
        table.add_row(row["id"], row["unit"], *_cells(samples), row["goal"])
    Console(width=150).print(table)


def _cells(samples: Samples) -> tuple[str, str, str, str]:
    ours = f"{median(samples.ours):.3g} ({min(samples.ours):.3g}-{max(samples.ours):.3g})"
    if not samples.against:
        return ours, "", "", ""
    against = f"{median(samples.against):.3g} ({min(samples.against):.3g}-{max(samples.against):.3g})"
    stock = f"{ratio(samples.third, samples.against):.2f}x" if samples.third else ""
    return ours, against, f"{ratio(samples.ours, samples.against):.3g}x", stock

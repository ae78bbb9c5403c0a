"""The permission table as it was written: table.txt for the city's own addresses, wagtail.txt for Wagtail's."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from pathlib import Path

FOLDER = Path(__file__).parent
COLUMNS = (
    "anonymous",
    "administrator",
    "centre",
    "own_section",
    "other_section",
    "auditor",
    "other_city",
    "foreign_id",
)
TOKENS = frozenset({"ok", "login", "no", "hidden", "401", "405"})
NOTHING = "-"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """What one kind of visitor meets at one address with one verb."""

    name: str
    verb: str
    visitor: str
    expected: str

    def __str__(self) -> str:
        return f"{self.verb} {self.name} as {self.visitor}"


@cache
def city_rows() -> list[tuple[str, ...]]:
    """Return the rows of table.txt."""
    return [tuple(line.split()) for line in _lines("table.txt")]


@cache
def city_cells() -> list[Cell]:
    """Return every cell of table.txt in which something is said."""
    return [
        Cell(name=row[0], verb=row[1], visitor=visitor, expected=expected)
        for row in city_rows()
        for visitor, expected in zip(COLUMNS, row[2:], strict=True)
        if expected != NOTHING
    ]


def rows_of(cells: list[Cell]) -> list[tuple[Cell, ...]]:
    """Return the cells of each address and verb together: one test for all its visitors."""
    in_rows = sorted(cells, key=_row)
    return [tuple(row) for _, row in groupby(in_rows, key=_row)]


def row_named(cells: tuple[Cell, ...]) -> str:
    """Return the name of the test of a row."""
    return " ".join(_row(cells[0]))


def _row(cell: Cell) -> tuple[str, str]:
    return cell.verb, cell.name


def wagtail_names(section: str) -> dict[str, str]:
    """Return the names in one section of wagtail.txt, each with what an administrator's GET meets."""
    return {row[0]: row[1] if len(row) > 1 else "" for row in _section(section)}


def wagtail_cells() -> list[Cell]:
    """Return the cells of Wagtail's addresses: open ones are the administrator's alone, closed ones are not there."""
    cells = []
    for name, expected in wagtail_names("open to administrators").items():
        visitors = {"anonymous": "login", "administrator": expected, "other_city": "login"}
        visitors |= dict.fromkeys(("centre", "own_section"), "no")
        cells += [Cell(name=name, verb="GET", visitor=who, expected=what) for who, what in visitors.items()]
        cells += [Cell(name=name, verb="POST", visitor=who, expected=visitors[who]) for who in ("anonymous", "centre")]
    for name in wagtail_names("closed"):
        everybody = ("anonymous", "administrator", "centre")
        cells += [Cell(name=name, verb="GET", visitor=who, expected="hidden") for who in everybody]
        cells.append(Cell(name=name, verb="POST", visitor="administrator", expected="hidden"))
    return cells


def _lines(name: str) -> Iterator[str]:
    for line in (FOLDER / name).read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            yield line


def _section(wanted: str) -> Iterator[list[str]]:
    current = ""
    for line in _lines("wagtail.txt"):
        if line.startswith("["):
            current = line.strip("[] ")
        elif current == wanted:
            yield line.split()

"""A row of a form's file as a booking that somebody wants, or what is wrong with it."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Final

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from case_core.bookings.contacts import Told, require_contact
from case_core.bookings.errors import ContactMissingError, NameMissingError, TelephoneWrongError
from case_core.form_imports.moments import read_day, read_moment, read_time
from case_core.form_imports.states import Field, Problem
from case_core.form_imports.table import Line
from mannaka_kit import crypto, japanese
from mannaka_kit.clock import TOKYO

_LIMITS: Final[Mapping[str, int]] = {Field.NAME: 100, Field.TELEPHONE: 30, Field.EMAIL: 254, Field.ABOUT: 1000}


@dataclass(frozen=True, slots=True, kw_only=True)
class RowProblem:
    """What is wrong with a row: its number, the column's heading, and why; times that are free instead."""

    row: int
    problem: Problem
    column: str = ""
    nearest: tuple[datetime, ...] = ()

    def as_json(self) -> dict[str, object]:
        """Return what is kept of it: nothing that stands in the row."""
        nearest = [moment.isoformat() for moment in self.nearest]
        return {"row": self.row, "problem": self.problem.value, "column": self.column, "nearest": nearest}


@dataclass(slots=True, kw_only=True)
class Row:
    """What a row says."""

    number: int
    row_hash: str
    told: Told
    begins: datetime | None = None
    problems: list[RowProblem] = field(default_factory=list)


def read_row(line: Line, columns: Mapping[str, str], *, way: str) -> Row:
    """Return what a row says, with everything that is wrong with it."""
    cells = {name: line.cells.get(heading, "") for name, heading in columns.items()}
    told = Told(
        name=cells.get(Field.NAME, ""),
        telephone=cells.get(Field.TELEPHONE, ""),
        email=japanese.fold_width(cells.get(Field.EMAIL, "")).strip(),
        about=cells.get(Field.ABOUT, ""),
    )
    row = Row(number=line.number, row_hash=_hash(line, cells.get(Field.KEY, "")), told=told)
    wrong = [*_too_long(cells), *_of_contact(told, way)]
    row.begins, wrong_times = _begins(cells)
    for name, problem in (*wrong, *wrong_times):
        row.problems.append(RowProblem(row=line.number, problem=problem, column=columns.get(name, "")))
    return row


def _hash(line: Line, key: str) -> str:
    """Return what tells whether a row was taken in before: by the form's own number, else by all that it says."""
    said = ["key", key] if key else ["row", *line.cells.values()]
    return crypto.fingerprint(json.dumps(said, ensure_ascii=False), purpose="form-import-row")


def _too_long(cells: Mapping[str, str]) -> list[tuple[str, Problem]]:
    return [(name, Problem.LONG) for name, most in _LIMITS.items() if len(cells.get(name, "")) > most]


def _of_contact(told: Told, way: str) -> list[tuple[str, Problem]]:
    wrong: list[tuple[str, Problem]] = []
    try:
        require_contact(told, way=way)
    except NameMissingError:
        wrong.append((Field.NAME, Problem.NAME))
    except TelephoneWrongError:
        wrong.append((Field.TELEPHONE, Problem.TELEPHONE))
    except ContactMissingError:
        wrong.append((Field.TELEPHONE, Problem.CONTACT))
    try:
        validate_email(told.email or "nobody@example.jp")
    except ValidationError:
        wrong.append((Field.EMAIL, Problem.EMAIL))
    return wrong


def _begins(cells: Mapping[str, str]) -> tuple[datetime | None, list[tuple[str, Problem]]]:
    if Field.MOMENT in cells:
        on, at = read_moment(cells[Field.MOMENT])
        where = (Field.MOMENT, Field.MOMENT)
    else:
        on, at = read_day(cells.get(Field.DAY, "")), read_time(cells.get(Field.TIME, ""))
        where = (Field.DAY, Field.TIME)
    return _joined(on, at, where)


def _joined(
    on: date | None, at: time | None, where: tuple[str, str]
) -> tuple[datetime | None, list[tuple[str, Problem]]]:
    if on is None:
        return None, [(where[0], Problem.DAY)]
    if at is None:
        return None, [(where[1], Problem.TIME)]
    return datetime.combine(on, at, TOKYO), []

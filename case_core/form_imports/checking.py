"""Try a file out: what every row would become, without writing or holding anything."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

from case_core.bookings.capacity import Capacity, Pair, Talk, free_pairs, free_times
from case_core.bookings.nearest import nearest_to
from case_core.bookings.reading import capacity_between, talk_of
from case_core.form_imports.models import ImportedRow, ImportForm
from case_core.form_imports.rows import Row, RowProblem, read_row
from case_core.form_imports.states import Problem
from case_core.form_imports.table import Table
from mannaka_kit.clock import day_of

# How many days around the file's own are looked at for other times.
_AROUND: Final = timedelta(days=7)


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """What would come of a file."""

    rows: int
    ready: int
    repeated: int
    problems: Sequence[RowProblem]

    @property
    def refused(self) -> int:
        """Return how many rows would not be taken."""
        return len({problem.row for problem in self.problems})


def rows_of(form: ImportForm, table: Table) -> Iterator[Row]:
    """Read a file's rows as the form's columns say."""
    return (read_row(line, form.columns, way=form.way) for line in table.lines)


def check_file(form: ImportForm, table: Table, *, at: datetime) -> Checked:
    """Return what would come of a file now, in six statements however long it is."""
    rows = list(rows_of(form, table))
    known = _taken_before(form, rows)
    new = [row for row in rows if row.row_hash not in known]
    new = _each_once(new)
    problems = [problem for row in new for problem in row.problems]
    whole = [row for row in new if not row.problems]
    problems += _without_time(form, whole, at=at)
    refused = {problem.row for problem in problems}
    return Checked(
        rows=len(rows),
        ready=len(new) - len(refused),
        repeated=len(rows) - len(new),
        problems=sorted(problems, key=lambda problem: problem.row),
    )


def _taken_before(form: ImportForm, rows: Iterable[Row]) -> set[str]:
    hashes = [row.row_hash for row in rows]
    return set(ImportedRow.objects.filter(form=form, row_hash__in=hashes).values_list("row_hash", flat=True))


def _each_once(rows: Iterable[Row]) -> list[Row]:
    first: dict[str, Row] = {}
    for row in rows:
        first.setdefault(row.row_hash, row)
    return list(first.values())


def _without_time(form: ImportForm, rows: Sequence[Row], *, at: datetime) -> Iterator[RowProblem]:
    talk = talk_of(form.offer, form.way, at=at, by_staff=True)
    ahead = [row for row in rows if row.begins is not None and row.begins > at]
    for row in rows:
        if row.begins is not None and row.begins <= at:
            yield RowProblem(row=row.number, problem=Problem.PAST)
    if ahead:
        yield from _too_many_at_once(ahead, talk, _capacity(form, talk, ahead, at=at))


def _capacity(form: ImportForm, talk: Talk, rows: Sequence[Row], *, at: datetime) -> Capacity:
    days = [day_of(row.begins) for row in rows if row.begins is not None]
    first = max(min(days) - _AROUND, day_of(at))
    last = min(max(days) + _AROUND, talk.latest, form.offer.valid_until or talk.latest)
    return capacity_between(form.offer, form.way, first, max(first, last), at=at)


def _too_many_at_once(rows: Sequence[Row], talk: Talk, capacity: Capacity) -> Iterator[RowProblem]:
    """Name the rows for which nobody is left, those before them counted."""
    wanted: Counter[datetime] = Counter()
    places: dict[datetime, int] = {}
    free, unbooked = free_times(capacity, talk), replace(capacity, counsellors_busy={}, rooms_busy={})
    for row in rows:
        if row.begins is None:
            continue
        if row.begins not in places:
            places[row.begins] = _places(free_pairs(capacity, talk, row.begins))
        wanted[row.begins] += 1
        if wanted[row.begins] > places[row.begins]:
            is_offered = places[row.begins] or _places(free_pairs(unbooked, talk, row.begins))
            problem = Problem.TAKEN if is_offered else Problem.NOT_OFFERED
            others = (moment for moment in free if wanted[moment] < places.get(moment, 1))
            yield RowProblem(row=row.number, problem=problem, nearest=nearest_to(others, row.begins))


def _places(pairs: Sequence[Pair]) -> int:
    """Return how many talks fit at one time: as many as there are people, and rooms where one is needed."""
    rooms = {room for _person, room in pairs}
    return len(pairs) if rooms <= {None} else min(len(pairs), len(rooms))

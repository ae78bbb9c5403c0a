"""The day board: each room's day, time by time; who is late, who is next, what is free. No database."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Final, TypeAlias

from case_core.bookings.capacity import Span, minute_of, moment_of
from case_core.bookings.models import Booking, RoomReservation
from case_core.bookings.states import BookingStatus
from case_core.desk.models import Room

STEP: Final = 30
Item: TypeAlias = Booking | RoomReservation


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A field of the board: who sits there, whose hours it is, or nobody; it reaches over so many lines."""

    lines: int
    items: tuple[Item, ...] = ()

    @property
    def bookings(self) -> list[Booking]:
        """Return the talks of the centre."""
        return [each for each in self.items if isinstance(each, Booking)]

    @property
    def reservations(self) -> list[RoomReservation]:
        """Return the hours of other bodies."""
        return [each for each in self.items if isinstance(each, RoomReservation)]

    @property
    def is_free(self) -> bool:
        """Tell whether the room is nobody's."""
        return not self.items


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A time of the day, and the fields that begin at it."""

    begins: datetime
    is_now: bool
    cells: tuple[Cell, ...]

    @property
    def ends(self) -> datetime:
        """Return when the next line begins."""
        return self.begins + timedelta(minutes=STEP)


@dataclass(slots=True, kw_only=True)
class Board:
    """The whole day."""

    rooms: Sequence[Room]
    lines: list[Line] = field(default_factory=list)
    late: frozenset[int] = frozenset()
    next_id: int | None = None


def board_of(
    bookings: Iterable[Booking],
    rooms: Sequence[Room],
    *,
    on: date,
    opening: Sequence[Span],
    now: datetime,
    reserved: Sequence[RoomReservation] = (),
) -> Board:
    """Lay the day's bookings out: a column for each room, and a last one for talks without a room."""
    seen = [each for each in bookings if each.status != BookingStatus.CANCELLED]
    waiting = [each for each in seen if each.status == BookingStatus.BOOKED]
    board = Board(
        rooms=rooms,
        late=frozenset(each.pk for each in waiting if each.begins <= now),
        next_id=next((each.pk for each in sorted(waiting, key=lambda each: each.begins) if each.begins > now), None),
    )
    items: list[Item] = [*seen, *reserved]
    times = _times(items, opening)
    columns = [_cells([each for each in items if each.room_id == room.pk], times) for room in rooms]
    columns.append(_cells([each for each in seen if each.room_id is None], times, shares=True))
    for place, minute in enumerate(times):
        begins, ends = moment_of(on, minute), moment_of(on, minute + STEP)
        cells = tuple(column[place] for column in columns if place in column)
        board.lines.append(Line(begins=begins, is_now=begins <= now < ends, cells=cells))
    return board


def _times(items: Sequence[Item], opening: Sequence[Span]) -> list[int]:
    """Return the half hours from the first to the last thing of the day."""
    spans = [*opening, *(_span(each) for each in items)]
    if not spans:
        return []
    first, last = min(begins for begins, _ends in spans), max(ends for _begins, ends in spans)
    return list(range(first - first % STEP, last, STEP))


def _span(item: Item) -> Span:
    return minute_of(item.begins), minute_of(item.ends)


def _cells(items: Sequence[Item], times: Sequence[int], *, shares: bool = False) -> dict[int, Cell]:
    """Return the fields of a column by the line they begin at; without a room several talks begin side by side."""
    cells: dict[int, Cell] = {}
    place = 0
    while place < len(times):
        cell = _begun_within(items, times[place]) if shares else _reaching(items, times[place])
        cells[place] = cell
        place += cell.lines
    return cells


def _begun_within(items: Sequence[Item], first: int) -> Cell:
    return Cell(lines=1, items=tuple(each for each in items if first <= _span(each)[0] < first + STEP))


def _reaching(items: Sequence[Item], first: int) -> Cell:
    """Return a field that reaches to the end of its last talk: those that share a line share the field."""
    lines, inside = 0, [each for each in items if _span(each)[0] < first + STEP and _span(each)[1] > first]
    while lines < (reach := max((_lines_to(_span(each)[1], first) for each in inside), default=1)):
        lines = reach
        inside = [each for each in items if _span(each)[0] < first + lines * STEP and _span(each)[1] > first]
    return Cell(lines=lines, items=tuple(inside))


def _lines_to(minute: int, first: int) -> int:
    return -(-(minute - first) // STEP)

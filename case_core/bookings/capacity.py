"""Which times are free: people on the roster, within the opening hours, in a room where one is needed; no database."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from itertools import chain
from typing import Final, TypeAlias

from mannaka_kit.clock import TOKYO

# A part of a day, in minutes since its midnight: Japan has no summer time, so a day's minutes are what a clock shows.
Span: TypeAlias = tuple[int, int]
Busy: TypeAlias = Mapping[tuple[int, date], Sequence[Span]]
Pair: TypeAlias = tuple[int, int | None]
_HOUR: Final = 60
_NOTHING: Final[Sequence[Span]] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Shift:
    """A counsellor's time on a day."""

    counsellor_id: int
    on: date
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class RoomDays:
    """A room, and between which days it exists."""

    room_id: int
    first: date
    last: date | None

    def exists(self, on: date) -> bool:
        """Tell whether the room is there on a day."""
        return self.first <= on and (self.last is None or on <= self.last)


@dataclass(frozen=True, slots=True, kw_only=True)
class Talk:
    """What is looked for: how long, in a room or not, and between which moments it may begin."""

    minutes: int
    needs_room: bool
    earliest: datetime
    latest: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Capacity:
    """All that decides about free times between two days."""

    openings: Mapping[date, Sequence[Span]]
    shifts: Sequence[Shift]
    rooms: Sequence[RoomDays] = ()
    counsellors_busy: Busy = field(default_factory=dict)
    rooms_busy: Busy = field(default_factory=dict)
    # How many can lead a talk by video; None where no talk takes anybody's time but the counsellor's.
    leaders: int | None = None
    leaders_busy: Busy = field(default_factory=dict)


def minute_of(at: time | datetime) -> int:
    """Return the minute of the day that a clock in Japan shows."""
    shown = at.astimezone(TOKYO) if isinstance(at, datetime) else at
    return shown.hour * _HOUR + shown.minute


def moment_of(on: date, minute: int) -> datetime:
    """Return the moment at which a clock in Japan shows a minute of a day."""
    return datetime.combine(on, time(), TOKYO) + timedelta(minutes=minute)


def free_times(capacity: Capacity, talk: Talk) -> list[datetime]:
    """Return the moments at which somebody can talk, each once, in order."""
    found: dict[date, set[int]] = {}
    for shift in capacity.shifts:
        found.setdefault(shift.on, set()).update(_starts(capacity, shift, talk))
    if talk.needs_room:
        found = {on: _with_a_room(capacity, on, starts, talk) for on, starts in found.items()}
    found = {on: {each for each in starts if _is_led(capacity, on, each, talk)} for on, starts in found.items()}
    return [moment_of(on, start) for on in sorted(found) for start in sorted(found[on])]


def _with_a_room(capacity: Capacity, on: date, starts: set[int], talk: Talk) -> set[int]:
    rooms = [room.room_id for room in capacity.rooms if room.exists(on)]
    if any((room_id, on) not in capacity.rooms_busy for room_id in rooms):
        return starts  # a room in which nobody sits all day
    return {start for start in starts if next(_free_rooms(capacity, on, start, talk), None) is not None}


def free_pairs(capacity: Capacity, talk: Talk, begins: datetime) -> list[Pair]:
    """Return who can talk at a moment and in which room, those first who have the fewest talks on that day."""
    local = begins.astimezone(TOKYO)
    on, start = local.date(), minute_of(local)
    if not _is_led(capacity, on, start, talk):
        return []
    people = {
        shift.counsellor_id for shift in capacity.shifts if shift.on == on and start in _starts(capacity, shift, talk)
    }
    order = sorted(people, key=lambda each: (len(capacity.counsellors_busy.get((each, on), _NOTHING)), each))
    if not talk.needs_room:
        return [(each, None) for each in order]
    rooms = list(_free_rooms(capacity, on, start, talk))
    return [(each, rooms[place % len(rooms)]) for place, each in enumerate(order)] if rooms else []


def rooms_free_at(capacity: Capacity, talk: Talk, begins: datetime) -> set[int]:
    """Return the rooms in which nobody sits for the length of a talk."""
    local = begins.astimezone(TOKYO)
    return set(_free_rooms(capacity, local.date(), minute_of(local), talk))


def _starts(capacity: Capacity, shift: Shift, talk: Talk) -> Iterable[int]:
    """Return the minutes at which a counsellor can begin a talk: one after the other from the shift's beginning."""
    if shift.on > talk.latest:
        return ()
    lines = [
        range(max(opens, shift.span[0]), min(closes, shift.span[1]) - talk.minutes + 1, talk.minutes)
        for opens, closes in capacity.openings.get(shift.on, _NOTHING)
    ]
    floor = _floor(shift.on, talk.earliest)
    busy = capacity.counsellors_busy.get((shift.counsellor_id, shift.on), _NOTHING)
    starts = chain.from_iterable(lines)
    if not floor and not busy:
        return starts
    return [start for start in starts if start >= floor and not _overlaps(busy, start, start + talk.minutes)]


def _floor(on: date, earliest: datetime) -> int:
    """Return the first minute of a day at which a talk may begin."""
    local = earliest.astimezone(TOKYO)
    if on != local.date():
        return 0 if on > local.date() else _HOUR * 24
    # A moment within a minute is over when the minute begins.
    return minute_of(local) + (1 if local.second or local.microsecond else 0)


def _free_rooms(capacity: Capacity, on: date, start: int, talk: Talk) -> Iterator[int]:
    for room in capacity.rooms:
        busy = capacity.rooms_busy.get((room.room_id, on), _NOTHING)
        if room.exists(on) and not _overlaps(busy, start, start + talk.minutes):
            yield room.room_id


def _is_led(capacity: Capacity, on: date, start: int, talk: Talk) -> bool:
    """Tell whether somebody could lead a talk by video from its beginning to its end."""
    if capacity.leaders is None:
        return True
    busy = (capacity.leaders_busy.get((place, on), _NOTHING) for place in range(capacity.leaders))
    return any(not _overlaps(spans, start, start + talk.minutes) for spans in busy)


def _overlaps(busy: Sequence[Span], begins: int, ends: int) -> bool:
    return any(first < ends and begins < last for first, last in busy)

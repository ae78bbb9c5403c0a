"""Whom the centre called to its rooms: before a matter is handed over at the counter, its officer is asked to come."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random
from typing import Final

from case_core.cases.states import Channel
from mannaka.demo_data import phrases
from mannaka.demo_data.deeds import Arrive, Assign, Call, Close, Deed, HandOver, Leave, Open, Promise, Refuse, SitIn
from mannaka.demo_data.people import CityData
from mannaka.demo_data.timetable import is_working

_CALLED: Final = 0.85
_REFUSED: Final = 0.14
_SAT_IN: Final = 0.7
_LEAST: Final = timedelta(minutes=12)
_MOST: Final = timedelta(hours=1)


@dataclass(kw_only=True)
class RoomBook:
    """Which rooms are held until when; calls come in the order of time."""

    rooms: Sequence[str]
    until: dict[str, datetime] = field(default_factory=dict)

    def take(self, at: datetime, until: datetime) -> str:
        """Return a room that is free at the moment, and hold it; empty where none is."""
        free = next((room for room in self.rooms if self.until.get(room, at) <= at), "")
        if free:
            self.until[free] = until
        return free


def with_calls(city: CityData, told: Sequence[Deed], *, now: datetime) -> list[Deed]:
    """Return the deeds of a year with its calls among them; the others stay what they are."""
    # Invented calls need no unguessable numbers, and draw from a deck of their own.
    rng = Random(f"{city.code}:calls")  # noqa: S311
    book = RoomBook(rooms=[room.name for room in city.rooms])
    at_counter = {deed.case for deed in told if isinstance(deed, Open) and deed.channel is Channel.COUNTER}
    last: dict[int, datetime] = {}
    called: list[Deed] = []
    for deed in told:
        if isinstance(deed, HandOver) and deed.case in at_counter:
            called += _call(rng, city, book, deed, since=last[deed.case])
        last[deed.case] = deed.at
    called += _calls_of_this_moment(city, told, now=now)
    return sorted([*told, *called], key=lambda deed: deed.at)


def _call(rng: Random, city: CityData, book: RoomBook, handed: HandOver, *, since: datetime) -> Iterator[Deed]:
    """Tell the call that came before a hand-over, if there was time, a room and an officer at work."""
    begins, ends = since + timedelta(minutes=1), handed.at - timedelta(minutes=1)
    is_possible = _LEAST <= handed.at - since <= _MOST and is_working(begins.date())
    if not is_possible or rng.random() > _CALLED:
        return
    room = book.take(begins, ends)
    if room:
        yield from _visit(rng, city, handed, room=room, begins=begins, ends=ends)


def _visit(
    rng: Random, city: CityData, handed: HandOver, *, room: str, begins: datetime, ends: datetime
) -> Iterator[Deed]:
    case, section, clerk = handed.case, handed.section, handed.by
    officer = city.officers()[section]
    # The letter that follows says what the officer was wanted for.
    yield Call(at=begins, case=case, section=section, by=clerk, room=room, purpose=handed.letter.reason)
    answered = begins + timedelta(seconds=rng.randrange(20, 170))
    if rng.random() < _REFUSED:
        yield Refuse(at=answered, case=case, section=section, by=officer, reason=rng.choice(phrases.REFUSALS))
        return
    yield Promise(at=answered, case=case, section=section, by=officer, minutes=rng.choice((3, 5, 5, 5, 10)))
    arrived = answered + timedelta(seconds=rng.randrange(60, 420))
    yield Arrive(at=arrived, case=case, section=section, by=officer)
    if rng.random() < _SAT_IN:
        yield SitIn(at=arrived + timedelta(seconds=5), case=case, section=section, by=clerk)
    yield Leave(at=ends, case=case, section=section, by=officer)


def _calls_of_this_moment(city: CityData, told: Sequence[Deed], *, now: datetime) -> Iterator[Deed]:
    """Tell the calls of now, for the cases that were taken up last and are open: one is waited for, one has come."""
    ended = {deed.case for deed in told if isinstance(deed, Close)}
    taken = [deed for deed in told if isinstance(deed, Assign) and deed.case not in ended]
    shown = list(dict.fromkeys(member.section for member in city.staff if member.is_shown and member.section))
    for place, (deed, room, section) in enumerate(zip(reversed(taken), city.rooms[::-1], shown, strict=False)):
        at = max(deed.at + timedelta(seconds=20), now - timedelta(minutes=2 + 12 * place))
        yield Call(at=at, case=deed.case, section=section, by=deed.by, room=room.name, purpose=phrases.PURPOSES[place])
        if place:
            officer = city.officers()[section]
            yield Promise(at=at + timedelta(seconds=5), case=deed.case, section=section, by=officer, minutes=5)
            yield Arrive(at=at + timedelta(seconds=9), case=deed.case, section=section, by=officer)
            yield SitIn(at=at + timedelta(seconds=10), case=deed.case, section=section, by=deed.by)

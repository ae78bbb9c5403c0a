"""`note_seen`: from a clerk's sending until the fetched fragment on every other screen of the session has the note."""

import re
import sys
import time
import uuid
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any, Final

from tests.benchmarks.house.clerks import percentile
from tests.benchmarks.partners.house import HOST, OTHER_HOST, House
from tests.benchmarks.partners.screen import Screen
from tests.benchmarks.partners.size import EVERY, ROUNDS, SECONDS, SESSIONS
from tests.benchmarks.report import Samples
from tests.faults.own_stack import eventually

BODIES: Final = 2
IN: Final = 2  # people of each body who have the session open
# So many screens of the other city, and so many sessions from which a third body is sent away.
OTHERS: Final = min(5, SESSIONS)
_NOTE: Final = re.compile(r"note-[0-9a-f]{32}")


@dataclass(kw_only=True)
class Room:
    """A session: who writes, whose screens must show it, and who was sent away and must see nothing."""

    writer: Screen
    path: str
    screens: list[Screen]
    away: list[Screen]
    sent: dict[str, float] = field(default_factory=dict)

    def write(self) -> None:
        """
        Write a note; the clock starts before the sending.

        :raises RuntimeError: it was not taken.
        """
        words, send = f"note-{uuid.uuid4().hex}", self.writer.prepare(self.path)
        self.sent[words] = time.perf_counter()
        answer = send({"words": words})
        if answer.status != HTTPStatus.FOUND:
            raise RuntimeError(f"the note was not taken: {answer.status}")

    def has_arrived(self) -> bool:
        """Tell whether every screen has shown every note."""
        return all(screen.seen.keys() >= self.sent.keys() for screen in self.screens)

    def waits(self) -> list[float]:
        """Return how many milliseconds each note took to each screen."""
        return [(screen.seen[words] - at) * 1000 for words, at in self.sent.items() for screen in self.screens]


def measure(house: House, measured: Mapping[str, Samples]) -> None:
    """Write a note every five seconds in each session; a round's sample is its 95th percentile."""
    rooms = _rooms(house)
    strangers = [*_of_the_other_city(house, rooms), *(screen for room in rooms for screen in room.away)]
    for number in range(ROUNDS + 1):
        taken = _round(rooms, seconds=SECONDS if number else EVERY)
        if number:  # the first round warms up
            measured["note_seen"].ours.append(percentile(taken))
            measured["note_seen_others"].ours.append(float(sum(len(screen.seen) for screen in strangers)))
            for row in ("note_seen", "note_seen_others"):
                measured[row].n += len(taken)
            sys.stderr.write(f"note_seen {number}: p50 {percentile(taken, 0.5):.0f}, p95 {percentile(taken):.0f} ms\n")
    _close(rooms, strangers)


def _round(rooms: list[Room], *, seconds: float) -> list[float]:
    for room in rooms:
        room.sent.clear()
    began, turns = time.perf_counter(), max(1, int(seconds / EVERY))
    with ThreadPoolExecutor(len(rooms)) as pool:
        done = [pool.submit(_write, room, began, turns, place / len(rooms)) for place, room in enumerate(rooms)]
        for each in done:
            each.result()
    eventually(lambda: all(room.has_arrived() for room in rooms), "every note is on every screen")
    return [wait for room in rooms for wait in room.waits()]


def _write(room: Room, began: float, turns: int, place: float) -> None:
    """Write by the clock, whether or not the last note has arrived: nobody waits for the others' screens."""
    for turn in range(turns):
        time.sleep(max(0.0, began + (turn + place) * EVERY - time.perf_counter()))
        room.write()


def _rooms(house: House) -> list[Room]:
    groups = house.job("groups", host=HOST, count=OTHERS, bodies=BODIES + 1)
    groups += house.job("groups", host=HOST, count=SESSIONS - OTHERS, bodies=BODIES)
    sessions = house.job("sessions", host=HOST, groups=groups)
    clerks = house.job("clerks", host=HOST, count=2 * SESSIONS)
    rooms = []
    for session, group in zip(sessions, groups, strict=True):
        rooms.append(_room(house, session, group, writer=clerks.pop(), colleague=clerks.pop()))
        for body in group["bodies"][BODIES:]:
            house.job("send_away", host=HOST, session=session, body=body["id"])
    return rooms


def _room(
    house: House, session: int, group: dict[str, Any], *, writer: dict[str, str], colleague: dict[str, str]
) -> Room:
    staff, partner = f"/staff/listening/{session}/", f"/partner/listening/{session}/"
    screens = [_open(house, colleague, staff)]
    for body in group["bodies"][:BODIES]:
        screens += [_open(house, person["cookies"], partner) for person in body["people"][:IN]]
    away = [_open(house, body["people"][0]["cookies"], partner) for body in group["bodies"][BODIES:]]
    return Room(writer=house.screen(writer, looks_for=_NOTE), path=staff, screens=screens, away=away)


def _of_the_other_city(house: House, rooms: list[Room]) -> list[Screen]:
    """Open screens in the other city, of sessions with the same numbers."""
    there = house.job(
        "sessions", host=OTHER_HOST, groups=(groups := house.job("groups", host=OTHER_HOST, count=OTHERS))
    )
    paths = {room.path for room in rooms}
    if not {f"/staff/listening/{session}/" for session in there} <= paths:
        raise RuntimeError("the other city's sessions have other numbers")
    return [
        _open(house, group["bodies"][0]["people"][0]["cookies"], f"/partner/listening/{session}/", host=OTHER_HOST)
        for session, group in zip(there, groups, strict=True)
    ]


def _open(house: House, cookies: Mapping[str, str], path: str, *, host: str = HOST) -> Screen:
    screen = house.screen(cookies, looks_for=_NOTE, host=host)
    screen.open(path)
    eventually(screen.is_listening.is_set, f"{host}{path} listens")
    return screen


def _close(rooms: list[Room], strangers: list[Screen]) -> None:
    """
    Close every screen.

    :raises RuntimeError: somebody who was sent away has not been refused: then nothing was tried.
    """
    away = [screen for room in rooms for screen in room.away]
    if not away or any(screen.refused == 0 for screen in away):
        raise RuntimeError("a screen of a body that was sent away was not refused")
    for screen in (*strangers, *(screen for room in rooms for screen in room.screens)):
        screen.close()

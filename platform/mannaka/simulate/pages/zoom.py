"""The Zoom window: the meetings that the city made, who waits, and the pages behind the links."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mannaka.simulate.pages.consoles import pasted, wished
from mannaka.simulate.rendering import drawn
from mannaka.simulate.requests import Asked, Reply, away_to
from mannaka_kit import clock
from mannaka_sdk import MeetingPhase, MeetingRole
from mannaka_sdk.simulated_meetings import Entrance, Whereabouts

if TYPE_CHECKING:
    from collections.abc import Callable

    from mannaka.simulate.house import House
    from mannaka.simulate.lobbies import Seat, ZoomLobby


def window(house: House, asked: Asked, *, code: str) -> Reply | None:
    """Show the meetings; the list alone where a script asks for what is new."""
    lobby = _lobby(house, code)
    if lobby is None:
        return None
    template = "zoom_meetings.html" if asked.query.get("part") == "meetings" else "zoom.html"
    is_connected = lobby.console.is_connected
    return drawn(asked, template, city=lobby.city, meetings=lobby.meetings, is_connected=is_connected)


def act(house: House, asked: Asked, *, code: str) -> Reply | None:
    """Do what was pressed: to a meeting, or to somebody in it."""
    lobby = _lobby(house, code)
    if lobby is None:
        return None
    meeting, seat = asked.form.get("meeting", ""), lobby.seat(asked.form.get("seat", ""))
    wanted = asked.form.get("do", "")
    if seat is not None and wanted in MOVES:
        lobby.move(seat, MOVES[wanted])
    elif wanted in DEEDS and lobby.held(meeting):
        DEEDS[wanted](lobby, meeting)
        house.write_down(lobby)
    return away_to(f"/{code}/zoom")


def door(house: House, asked: Asked, *, code: str, kind: str, number: str) -> Reply | None:
    """Show the page behind a link: who you will be there, and the button to enter."""
    lobby = _lobby(house, code)
    if lobby is None:
        return None
    entrance = _entrance(lobby, asked, kind, number)
    status = 200 if entrance else 410
    return drawn(asked, "zoom_door.html", status=status, city=lobby.city, entrance=entrance, held=lobby.held(number))


def enter(house: House, asked: Asked, *, code: str, kind: str, number: str) -> Reply | None:
    """Enter by a link."""
    lobby = _lobby(house, code)
    entrance = _entrance(lobby, asked, kind, number) if lobby else None
    if lobby is None or entrance is None:
        return door(house, asked, code=code, kind=kind, number=number)
    return away_to(f"/{code}/zoom/seat/{lobby.take_seat(entrance).id}")


def seat(house: House, asked: Asked, *, code: str, number: str) -> Reply | None:
    """Show what somebody sees who entered; its middle alone where a script asks for what is new."""
    found = _seat(house, code, number)
    if found is None:
        return None
    lobby, own = found
    template = "zoom_place.html" if asked.query.get("part") == "place" else "zoom_seat.html"
    there = next((seats for held, _runs, seats in lobby.meetings if held.id == own.meeting), [])
    return drawn(asked, template, city=lobby.city, seat=own, held=lobby.held(own.meeting), there=there)


def leave(house: House, _asked: Asked, *, code: str, number: str) -> Reply | None:
    """Leave; where the host leaves, the meeting is over."""
    found = _seat(house, code, number)
    if found is None:
        return None
    lobby, own = found
    lobby.move(own, Whereabouts.AWAY)
    if own.role is MeetingRole.HOST:
        lobby.turn(own.meeting, MeetingPhase.ENDED)
    return away_to(f"/{code}/zoom/seat/{number}")


def paste(house: House, asked: Asked, *, code: str) -> Reply | None:
    """Take the address to which Zoom tells what happens."""
    lobby = _lobby(house, code)
    if lobby is None:
        return None
    if not pasted(house, asked, lobby.console, "zoom"):
        return away_to(f"/{code}/?told=bad-zoom#zoom-webhook")
    return away_to(f"/{code}/?told=pasted-zoom&answered={lobby.console.ask() or 'none'}#zoom-webhook")


def wish(house: House, asked: Asked, *, code: str) -> Reply | None:
    """Let something go wrong next time."""
    lobby = _lobby(house, code)
    return wished(asked, lobby.console) if lobby else None


def _lobby(house: House, code: str) -> ZoomLobby | None:
    windows = house.windows.get(code)
    return windows.zoom if windows else None


def _seat(house: House, code: str, number: str) -> tuple[ZoomLobby, Seat] | None:
    lobby = _lobby(house, code)
    found = lobby.seat(number) if lobby else None
    return (lobby, found) if lobby and found else None


def _entrance(lobby: ZoomLobby, asked: Asked, kind: str, number: str) -> Entrance | None:
    url = lobby.zoom.link(kind, f"{number}?tk={asked.query.get('tk', '')}")
    return lobby.zoom.enter(url, at=clock.now())


def _knock(lobby: ZoomLobby, meeting: str) -> None:
    lobby.take_seat(Entrance(meeting=meeting, role=MeetingRole.GUEST))


MOVES: Final = {"admit": Whereabouts.INSIDE, "away": Whereabouts.AWAY}
DEEDS: Final[dict[str, Callable[[ZoomLobby, str], None]]] = {
    "start": lambda lobby, meeting: lobby.turn(meeting, MeetingPhase.RUNNING),
    "knock": _knock,
    "end": lambda lobby, meeting: lobby.turn(meeting, MeetingPhase.ENDED),
    "remove": lambda lobby, meeting: lobby.turn(meeting, MeetingPhase.GONE),
}

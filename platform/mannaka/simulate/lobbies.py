"""The Zoom meetings of a city: who waits, who is inside, and what the city hears of it."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from django.utils.translation import gettext_lazy as _

from mannaka.simulate.console import Console
from mannaka_kit import clock
from mannaka_sdk import MeetingPhase, MeetingRole
from mannaka_sdk.simulated_meetings import CameOrWent, Entrance, HeldMeeting, MeetingTurned, Whereabouts

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

    from mannaka.simulate.accounts import CityZoom
    from mannaka.simulate.webhooks import Postman
    from mannaka_sdk import HttpRequest, HttpResponse

SOMEBODY: Final = "B-DEMO"
MOST_SEATS: Final = 100
_TITLES: Final = {
    Whereabouts.OUTSIDE: _("待機室に来た"),
    Whereabouts.INSIDE: _("会議に入った"),
    Whereabouts.AWAY: _("会議を出た"),
}


@dataclass(slots=True, kw_only=True)
class Seat:
    """Somebody who opened a link, and where they are now."""

    id: str
    meeting: str
    name: str
    role: MeetingRole
    place: Whereabouts = Whereabouts.AWAY


class ZoomLobby:
    """Everything that the Zoom window of a city shows and does."""

    def __init__(self, zoom: CityZoom, postman: Postman) -> None:
        self.zoom = zoom
        self.city = zoom.city
        self.console = Console(zoom, zoom.city, postman)
        self.seats: list[Seat] = []

    @property
    def meetings(self) -> list[tuple[HeldMeeting, bool, list[Seat]]]:
        """Return the meetings by time, whether each runs, and who is there."""
        with self.console.lock:
            held = sorted(self.zoom.meetings, key=lambda each: each.starts_at)
            return [(each, self.runs(each.id), self._there(each.id)) for each in held]

    def runs(self, meeting: str) -> bool:
        """Tell whether somebody started a meeting."""
        return bool(self._kept(meeting).get("status") == "started")

    def seat(self, seat_id: str) -> Seat | None:
        """Return somebody's seat."""
        return next((each for each in self.seats if each.id == seat_id), None)

    def held(self, meeting: str) -> HeldMeeting | None:
        """Return a meeting."""
        return next((each for each in self.zoom.meetings if each.id == meeting), None)

    def take_seat(self, entrance: Entrance) -> Seat:
        """Let somebody in by a link: who leads starts the meeting, everybody else waits where there is a lobby."""
        leads = entrance.role is MeetingRole.HOST
        name = entrance.name or (self._host_name(entrance.meeting) if leads else SOMEBODY)
        seat = Seat(id=secrets.token_hex(8), meeting=entrance.meeting, name=name, role=entrance.role)
        self.seats = [seat, *self.seats][:MOST_SEATS]
        if leads:
            self.turn(entrance.meeting, MeetingPhase.RUNNING)
        held = self.held(entrance.meeting)
        waits = not leads and (held is None or held.has_lobby or not self.runs(entrance.meeting))
        self.move(seat, Whereabouts.OUTSIDE if waits else Whereabouts.INSIDE)
        return seat

    def move(self, seat: Seat, place: Whereabouts) -> None:
        """Let somebody come in, or go."""
        was, seat.place = seat.place, place
        if was is place:
            return
        told = CameOrWent(
            event_id=secrets.token_hex(8),
            at=clock.now(),
            person=seat.id,
            meeting=seat.meeting,
            now=place,
            was=was,
            name=seat.name,
            role=seat.role,
        )
        self.console.tell(_TITLES[place], told)

    def turn(self, meeting: str, phase: MeetingPhase) -> None:
        """Let a meeting begin or end, or somebody remove it in Zoom's own screens."""
        if phase is MeetingPhase.RUNNING and self.runs(meeting):
            return
        if phase is not MeetingPhase.RUNNING:
            for each in self._there(meeting):
                self.move(each, Whereabouts.AWAY)
        titles: dict[MeetingPhase, StrOrPromise] = {
            MeetingPhase.RUNNING: _("会議が始まった"),
            MeetingPhase.ENDED: _("会議が終わった"),
            MeetingPhase.GONE: _("会議が消された"),
        }
        told = MeetingTurned(event_id=secrets.token_hex(8), at=clock.now(), meeting=meeting, phase=phase)
        self.console.tell(titles[phase], told)
        with self.console.lock:
            self.zoom.turn(meeting, phase)

    def respond(self, request: HttpRequest) -> HttpResponse:
        """Answer what the plugin asks."""
        with self.console.lock:
            return self.zoom.respond(request)

    def _there(self, meeting: str) -> list[Seat]:
        there = [each for each in self.seats if each.meeting == meeting and each.place is not Whereabouts.AWAY]
        return sorted(there, key=lambda each: (each.place is Whereabouts.OUTSIDE, each.name))

    def _kept(self, meeting: str) -> dict[str, Any]:
        return self.zoom.zoom.meetings.get(meeting, {})

    def _host_name(self, meeting: str) -> str:
        return str(self._kept(meeting).get("host_email", "")).partition("@")[0]

"""All simulated services of all demo cities, in one memory."""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass
from http import HTTPStatus
from typing import TYPE_CHECKING, Final
from urllib.parse import parse_qs, urlsplit

from integrations.channels.line.manifest import DATA_HOST
from integrations.channels.line.manifest import HOST as LINE_HOST
from integrations.meetings.echo.manifest import HOST as ECHO_MEETING_HOST
from integrations.meetings.echo.simulator import EchoMeetingSimulator
from integrations.meetings.zoom.manifest import HOST as ZOOM_HOST
from integrations.meetings.zoom.manifest import TOKEN_HOST
from integrations.meetings.zoom.simulated_service import REFUSALS
from mannaka.simulate import remembering
from mannaka.simulate.accounts import CityBody, CityLine, CityMail, CityPhone, CityZoom, Keys
from mannaka.simulate.bodies import CaseSystem
from mannaka.simulate.faults import OUTWARD, SECONDS, Fault
from mannaka.simulate.issuers import city_issuer
from mannaka.simulate.lobbies import ZoomLobby
from mannaka.simulate.mailboxes import Mailboxes
from mannaka.simulate.phones import PhoneLines
from mannaka.simulate.talks import LineTalks
from mannaka.simulate.webhooks import Postman
from mannaka_kit import clock
from mannaka_sdk import HttpRequest, HttpResponse
from mannaka_sdk.simulation import Refusal

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from mannaka.simulate.cities import City
    from mannaka.simulate.console import Console
    from mannaka.simulate.issuer import Issuer
    from mannaka.simulate.judging import Judge
    from mannaka_sdk.simulated_lines import LineServer

ZOOM: Final = frozenset({ZOOM_HOST, TOKEN_HOST})
SERVICES: Final = frozenset({LINE_HOST, DATA_HOST, ECHO_MEETING_HOST}) | ZOOM
NO_ACCOUNT: Final = HttpResponse(
    status=HTTPStatus.BAD_REQUEST,
    headers={"content-type": "application/json"},
    body=b'{"reason": "Invalid client_id or client_secret", "error": "invalid_client"}',
)
NOBODY: Final = HttpResponse(
    status=HTTPStatus.BAD_REQUEST,
    headers={"content-type": "application/json"},
    body=b'{"error": "invalid_client", "error_description": "invalid client_id"}',
)
STRANGER: Final = HttpResponse(
    status=HTTPStatus.UNAUTHORIZED,
    headers={"content-type": "application/json"},
    body=b'{"message": "Authentication failed. Confirm that the access token is valid."}',
)
BAD: Final = HttpResponse(
    status=HTTPStatus.BAD_REQUEST,
    headers={"content-type": "application/json"},
    body=b'{"message": "The request body has 1 error(s)"}',
)
DOWN: Final = HttpResponse(
    status=HTTPStatus.SERVICE_UNAVAILABLE,
    headers={"content-type": "application/json"},
    body=b'{"message": "Service unavailable"}',
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Windows:
    """The windows of one city."""

    city: City
    line: LineTalks
    mail: Mailboxes
    phone: PhoneLines
    zoom: ZoomLobby
    issuer: Issuer
    body: CaseSystem


class House:
    """The services by city; cities that are opened later get theirs when somebody looks."""

    def __init__(
        self,
        read_cities: Callable[[], list[City]],
        *,
        keys: Keys,
        port: int,
        memory: Path | None = None,
        judge: Judge | None = None,
    ) -> None:
        self.port = port
        self.origin = ""
        self.keys = keys
        self.postman = Postman(port=port)
        self.judge = judge
        self.memory = memory
        self.windows: dict[str, Windows] = {}
        # The sample service has one account for all cities, and no window.
        self.meetings = EchoMeetingSimulator(clock=clock.now)
        self._read_cities = read_cities
        self._lock = threading.Lock()

    def refresh(self) -> None:
        """
        Read again which cities there are.

        :raises RealCityError: if one of them is no demonstration.
        :raises NoCityError: if there is none.
        """
        found = self._read_cities()
        with self._lock:
            for city in found:
                if city.code not in self.windows:
                    self.windows[city.code] = self._windows_of(city)

    def _windows_of(self, city: City) -> Windows:
        line = LineTalks(CityLine(city, self.keys), self.postman)
        if remembering.recall(self.memory, line.console, "line", line.paste):
            line.befriend_all()
        phone = PhoneLines(CityPhone(city, self.keys), self.postman)
        remembering.recall(self.memory, phone.console, "phone", phone.console.paste)
        mail = Mailboxes(CityMail(city, self.keys))
        issuer = city_issuer(city, self.keys)
        zoom, body = self._lobby_of(city), self._body_of(city)
        return Windows(city=city, line=line, mail=mail, phone=phone, zoom=zoom, issuer=issuer, body=body)

    def _lobby_of(self, city: City) -> ZoomLobby:
        zoom = ZoomLobby(CityZoom(city, self.keys, window=lambda: self.origin), self.postman)
        remembering.recall(self.memory, zoom.console, "zoom", zoom.console.paste)
        zoom.zoom.recall(remembering.written_down(self.memory, f"{city.code} zoom meetings"))
        return zoom

    def _body_of(self, city: City) -> CaseSystem:
        system = CaseSystem(CityBody(city, self.keys), self.postman)
        remembering.recall(self.memory, system.console, "body", system.console.paste)
        system.recall(remembering.written_down(self.memory, f"{city.code} body referrals"))
        return system

    def serves(self, host: str) -> bool:
        """Tell whether a service of this name stands here."""
        return host in SERVICES or self._issuer_at(host) is not None or self._body_at(host) is not None

    def _issuer_at(self, host: str | None) -> Issuer | None:
        return next((each.issuer for each in list(self.windows.values()) if each.issuer.host == host), None)

    def _body_at(self, host: str | None) -> CaseSystem | None:
        return next((each.body for each in list(self.windows.values()) if each.body.body.host == host), None)

    def answer(self, request: HttpRequest) -> HttpResponse | None:
        """Answer what is asked of LINE, a service for meetings, a provider or a body; nothing where the line breaks."""
        host = urlsplit(request.url).hostname
        issuer, system = self._issuer_at(host), self._body_at(host)
        if issuer is not None:
            return issuer.respond(request)
        if system is not None:
            return self._answer_of_body(system, request)
        if host == ECHO_MEETING_HOST:
            return self.meetings.respond(request)
        if host in ZOOM:
            return self._answer_of_zoom(request)
        talks = self._account_of(request)
        if talks is None:
            return NOBODY if request.url.endswith("/oauth2/v3/token") else STRANGER
        return _with_mishap(talks.console, lambda: self._judged(talks, request))

    def _answer_of_zoom(self, request: HttpRequest) -> HttpResponse | None:
        """Answer as the account does that is meant, with the mishap that was wished."""
        form = parse_qs(request.body.decode("utf-8", "replace")) if "/oauth/token" in request.url else {}
        token = request.headers.get("authorization", "").removeprefix("Bearer ")
        named = form.get("account_id", [""])[0]
        lobby = next((each.zoom for each in self.windows.values() if each.zoom.zoom.is_asked_with(named, token)), None)
        if lobby is None:
            return NO_ACCOUNT if form else REFUSALS[Refusal.WRONG_CREDENTIALS]
        answer = _with_mishap(lobby.console, lambda: lobby.respond(request))
        self.write_down(lobby)
        return answer

    def _answer_of_body(self, system: CaseSystem, request: HttpRequest) -> HttpResponse | None:
        answer = _with_mishap(system.console, lambda: system.respond(request))
        self.write_down_body(system)
        return answer

    def write_down_body(self, system: CaseSystem) -> None:
        """Keep what a body holds over a restart: the city goes on asking for it."""
        remembering.write_down(self.memory, f"{system.city.code} body referrals", system.remembered())

    def write_down(self, lobby: ZoomLobby) -> None:
        """Keep a city's meetings over a restart: the city keeps references to them."""
        remembering.write_down(self.memory, f"{lobby.city.code} zoom meetings", lobby.zoom.remembered())

    def _judged(self, talks: LineTalks, request: HttpRequest) -> HttpResponse:
        breaches = [*self.judge.breaches(request)] if self.judge else []
        if breaches:  # the simulator need not understand what LINE would not
            talks.breaches.extend(breaches)
            return BAD
        answer = talks.respond(request)
        talks.breaches.extend(self.judge.breaches(request, answer) if self.judge else ())
        return answer

    def connect(self, host: str, port: int) -> tuple[Mailboxes, LineServer] | None:
        """Return the service's side of a new connection; nothing where there is no such server."""
        for windows in list(self.windows.values()):
            if host in {windows.mail.mail.imap_host, windows.mail.mail.smtp_host}:
                return windows.mail, windows.mail.answer(host, port)
        return None

    def _account_of(self, request: HttpRequest) -> LineTalks | None:
        token = request.headers.get("authorization", "").removeprefix("Bearer ")
        asks = request.url.endswith("/oauth2/v3/token")
        form = parse_qs(request.body.decode("utf-8", "replace")) if asks else {}
        channel_id = form.get("client_id", [""])[0]
        found = (each.line for each in list(self.windows.values()))
        return next((each for each in found if each.line.is_asked_with(channel_id, token)), None)


def _with_mishap(console: Console, respond: Callable[[], HttpResponse]) -> HttpResponse | None:
    """Return an answer, with the mishap that was wished; nothing where the line breaks after it."""
    fault = console.faults.take(OUTWARD)
    if fault is Fault.ILL:
        return DOWN
    if fault is Fault.SLOW:
        time.sleep(SECONDS)
    answer = respond()
    return None if fault is Fault.LOST else answer

"""All simulated services of all demo cities, in one memory."""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass
from http import HTTPStatus
from typing import TYPE_CHECKING, Final
from urllib.parse import parse_qs

from integrations.channels.line.manifest import DATA_HOST
from integrations.channels.line.manifest import HOST as LINE_HOST
from integrations.meetings.echo.manifest import HOST as ECHO_MEETING_HOST
from integrations.meetings.echo.simulator import EchoMeetingSimulator
from mannaka.simulate import remembering
from mannaka.simulate.accounts import CityLine, CityMail, CityPhone, Keys
from mannaka.simulate.faults import OUTWARD, SECONDS, Fault
from mannaka.simulate.mailboxes import Mailboxes
from mannaka.simulate.phones import PhoneLines
from mannaka.simulate.talks import LineTalks
from mannaka.simulate.webhooks import Postman
from mannaka_kit import clock
from mannaka_sdk import HttpRequest, HttpResponse

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from mannaka.simulate.cities import City
    from mannaka.simulate.judging import Judge
    from mannaka_sdk.simulated_lines import LineServer

SERVICES: Final = frozenset({LINE_HOST, DATA_HOST, ECHO_MEETING_HOST})
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
        return Windows(city=city, line=line, mail=Mailboxes(CityMail(city, self.keys)), phone=phone)

    def answer(self, request: HttpRequest) -> HttpResponse | None:
        """Answer what a plugin asks of LINE or the sample meeting service; nothing where the line breaks."""
        if request.headers.get("host") == ECHO_MEETING_HOST:
            return self.meetings.respond(request)
        talks = self._account_of(request)
        if talks is None:
            return NOBODY if request.url.endswith("/oauth2/v3/token") else STRANGER
        fault = talks.console.faults.take(OUTWARD)
        if fault is Fault.ILL:
            return DOWN
        if fault is Fault.SLOW:
            time.sleep(SECONDS)
        answer = self._judged(talks, request)
        return None if fault is Fault.LOST else answer

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

"""The service Echo, in memory: for the tests, and for a demo."""

import hashlib
import hmac
import json
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from http import HTTPStatus
from typing import Any, ClassVar, Final
from urllib.parse import parse_qs, urlsplit

from pydantic import SecretStr

from integrations.meetings.echo.manifest import HOST
from integrations.meetings.echo.settings import EchoMeetingConfig, EchoMeetingSecrets
from mannaka_sdk import HttpRequest, HttpResponse, MeetingPhase, MeetingRole, RawRequest, SecretModel
from mannaka_sdk.simulated_meetings import (
    CameOrWent,
    Entrance,
    HeldMeeting,
    MeetingSimulator,
    MeetingTurned,
    Whereabouts,
)
from mannaka_sdk.simulation import Happening, Refusal

ACCOUNT: Final = "acc_imabari"
HOSTS: Final = ("host1@echo.example", "host2@echo.example")
BEGINNING: Final = datetime(2026, 11, 22, 21, 30, tzinfo=UTC)
"""When time stands still without a clock: as in the conformance kit."""
PHASES: Final[Mapping[MeetingPhase, str]] = {
    MeetingPhase.RUNNING: "began",
    MeetingPhase.ENDED: "ended",
    MeetingPhase.GONE: "removed",
}
REFUSALS: Final[Mapping[Refusal, HttpResponse]] = {
    Refusal.WRONG_CREDENTIALS: HttpResponse(status=HTTPStatus.UNAUTHORIZED),
    Refusal.QUOTA_EXCEEDED: HttpResponse(status=HTTPStatus.PAYMENT_REQUIRED),
    Refusal.MISSING_SCOPE: HttpResponse(status=HTTPStatus.FORBIDDEN),
    Refusal.RECIPIENT_GONE: HttpResponse(status=HTTPStatus.NOT_FOUND),
    Refusal.CONTENT_REJECTED: HttpResponse(status=HTTPStatus.UNPROCESSABLE_ENTITY),
    Refusal.RATE_LIMITED: HttpResponse(status=HTTPStatus.TOO_MANY_REQUESTS, headers={"retry-after": "7"}),
    Refusal.BAD_REQUEST: HttpResponse(status=HTTPStatus.BAD_REQUEST),
    Refusal.ILL: HttpResponse(status=HTTPStatus.SERVICE_UNAVAILABLE),
}


class EchoMeetingSimulator(MeetingSimulator):
    """Echo, with its rule: a key names one meeting."""

    signature_header = "x-echo-signature"
    fresh_for: ClassVar[timedelta | None] = timedelta(minutes=5)

    def __init__(self, clock: Callable[[], datetime] | None = None) -> None:
        """Begin without meetings; without a clock time stands still."""
        self.now = clock or (lambda: BEGINNING)
        self.held: dict[str, HeldMeeting] = {}
        self.phases: dict[str, MeetingPhase] = {}
        self.doors: dict[str, tuple[Entrance, datetime]] = {}

    @property
    def account(self) -> str:
        """Return the account's number."""
        return ACCOUNT

    def config(self) -> EchoMeetingConfig:
        """Return settings that work."""
        return EchoMeetingConfig(account_id=ACCOUNT, hosts=HOSTS)

    def secrets(self) -> EchoMeetingSecrets:
        """Return the secrets that work."""
        return EchoMeetingSecrets(
            access_token=SecretStr("token-ours-5f1c"), signing_secret=SecretStr("signing-ours-9a2e")
        )

    def other_secrets(self) -> EchoMeetingSecrets:
        """Return another channel's secrets."""
        return EchoMeetingSecrets(
            access_token=SecretStr("token-theirs-77d0"), signing_secret=SecretStr("signing-theirs-c41b")
        )

    @property
    def meetings(self) -> list[HeldMeeting]:
        """Return the meetings that there are."""
        return list(self.held.values())

    def enter(self, url: str, *, at: datetime) -> Entrance | None:
        """Open a door, as long as it is open and the meeting is there."""
        token = parse_qs(urlsplit(url).query).get("door", [""])[0]
        entrance, until = self.doors.get(token, (None, at))
        return entrance if entrance and at < until and entrance.meeting in self.held else None

    def turn(self, meeting: str, phase: MeetingPhase) -> None:
        """Let a meeting begin or end, or be removed in Echo's own screens."""
        self.phases[meeting] = phase
        if phase is MeetingPhase.GONE:
            self.held.pop(meeting, None)

    def refuse(self, refusal: Refusal) -> HttpResponse:
        """Refuse as Echo does."""
        return REFUSALS[refusal]

    def respond(self, request: HttpRequest) -> HttpResponse:
        """Answer as Echo does."""
        if request.headers.get("authorization") != f"Bearer {self.secrets().access_token.get_secret_value()}":
            return self.refuse(Refusal.WRONG_CREDENTIALS)
        asked = json.loads(request.body) if request.body else {}
        match (request.method, request.url.removeprefix(f"https://{HOST}/v1/").split("/")):
            case "GET", ["account"]:
                return _json(id=self.account, name="今治市", users=list(self.config().hosts))
            case "PUT", ["meetings", key]:
                return self._make(f"mtg_{key}", asked)
            case method, ["meetings", meeting, *rest] if meeting in self.held:
                return self._answer(method, meeting, rest, asked)
        return self.refuse(Refusal.RECIPIENT_GONE)

    def _answer(self, method: str, meeting: str, rest: list[str], asked: dict[str, Any]) -> HttpResponse:
        if method == "DELETE":
            self.turn(meeting, MeetingPhase.GONE)
            return HttpResponse(status=HTTPStatus.NO_CONTENT)
        if method == "PATCH":
            self.held[meeting] = _held(meeting, asked)
        if rest == ["doors"]:
            return self._open(meeting, asked)
        return self._told(meeting)

    def _make(self, meeting: str, asked: dict[str, Any]) -> HttpResponse:
        self.held.setdefault(meeting, _held(meeting, asked))
        return self._told(meeting)

    def _told(self, meeting: str) -> HttpResponse:
        held, phase = self.held[meeting], PHASES.get(self.phases.get(meeting, MeetingPhase.PLANNED), "planned")
        return _json(
            id=held.id, starts_at=held.starts_at.isoformat(), seconds=int(held.lasts.total_seconds()), phase=phase
        )

    def _open(self, meeting: str, asked: dict[str, Any]) -> HttpResponse:
        entrance = Entrance(meeting=meeting, role=MeetingRole(asked["role"]), name=asked["name"])
        token, until = f"door-{len(self.doors) + 1}", self.now() + timedelta(seconds=asked["seconds"])
        self.doors[token] = (entrance, until)
        return _json(url=f"https://{HOST}/{meeting}?door={token}", expires_at=until.isoformat())

    def body(self, *happenings: Happening) -> bytes:
        """Write a delivery."""
        events = [_event(each) for each in happenings]
        return json.dumps({"account": self.account, "events": events}, ensure_ascii=False).encode()

    def sign(self, body: bytes, *, secrets: SecretModel, at: datetime) -> RawRequest:
        """Sign a delivery."""
        timestamp = str(int(at.timestamp()))
        key = EchoMeetingSecrets.model_validate(secrets).signing_secret.get_secret_value().encode()
        signature = hmac.new(key, f"{timestamp}.".encode() + body, hashlib.sha256).hexdigest()
        headers = {"X-Echo-Timestamp": timestamp, "X-Echo-Signature": signature}
        return RawRequest(headers=headers, body=body, received_at=at)


def _held(meeting: str, asked: dict[str, Any]) -> HeldMeeting:
    return HeldMeeting(
        id=meeting,
        topic=asked["topic"],
        starts_at=datetime.fromisoformat(asked["starts_at"]),
        lasts=timedelta(seconds=asked["seconds"]),
        has_lobby=asked["lobby"],
        host=asked["host"],
    )


def _event(happening: Happening) -> dict[str, Any]:
    match happening:
        case CameOrWent():
            more = {"seat": happening.person, "role": happening.role.value, "name": happening.name}
            gave_up = happening.now is Whereabouts.AWAY and happening.was is Whereabouts.OUTSIDE
            kind = "gave_up" if gave_up else happening.now.value
            return _told_of(happening, kind, happening.meeting) | more
        case MeetingTurned():
            return _told_of(happening, PHASES[happening.phase], happening.meeting)
    return _told_of(happening, "hand_raised", "mtg_1")


def _told_of(happening: Happening, kind: str, meeting: str) -> dict[str, Any]:
    at = int(happening.at.timestamp() * 1000)
    return {"id": happening.event_id, "at": at, "type": kind, "meeting": meeting}


def _json(status: int = HTTPStatus.OK, /, **data: Any) -> HttpResponse:
    return HttpResponse(status=status, body=json.dumps(data, ensure_ascii=False).encode())

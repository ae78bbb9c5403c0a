"""Zoom, in memory: for the tests, and for a demo."""

import base64
import hashlib
import hmac
import json
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any, ClassVar, Final
from urllib.parse import parse_qsl

from pydantic import SecretStr

from integrations.meetings.zoom.manifest import TOKEN_HOST
from integrations.meetings.zoom.settings import ZoomConfig, ZoomSecrets
from integrations.meetings.zoom.simulated_service import REFUSALS, ZoomAccount, answer_to, held_at
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

ACCOUNT: Final = "Imabari-zoom-account01"
CLIENT: Final = "ImabariClientId0000001"
HOSTS: Final = ("soudan1@city.example.jp", "soudan2@city.example.jp")
BEGINNING: Final = datetime(2026, 11, 22, 21, 30, tzinfo=UTC)
"""When time stands still without a clock: as in the conformance kit."""
TURNS: Final[Mapping[MeetingPhase, str]] = {
    MeetingPhase.RUNNING: "meeting.started",
    MeetingPhase.ENDED: "meeting.ended",
    MeetingPhase.GONE: "meeting.deleted",
}
STATUSES: Final[Mapping[MeetingPhase, str]] = {MeetingPhase.RUNNING: "started", MeetingPhase.ENDED: "waiting"}
LEADER: Final = "u000000000000000000000"


class ZoomSimulator(MeetingSimulator):
    """The city's account at Zoom."""

    signature_header = "x-zm-signature"
    fresh_for: ClassVar[timedelta | None] = timedelta(minutes=5)
    tells_one_at_a_time: ClassVar[bool] = True

    def __init__(self, clock: Callable[[], datetime] | None = None) -> None:
        """Begin without meetings; without a clock time stands still."""
        config = self.config()
        self.zoom = ZoomAccount(
            account_id=config.account_id,
            client_id=config.client_id,
            client_secret=self.secrets().client_secret.get_secret_value(),
            hosts=config.hosts,
            now=clock or (lambda: BEGINNING),
            link=self.link,
        )

    @property
    def account(self) -> str:
        """Return the account's ID."""
        return self.config().account_id

    def config(self) -> ZoomConfig:
        """Return settings that work."""
        return ZoomConfig(account_id=ACCOUNT, client_id=CLIENT, hosts=HOSTS)

    def secrets(self) -> ZoomSecrets:
        """Return the secrets that work."""
        return ZoomSecrets(client_secret=SecretStr("client-ours-5f1c"), webhook_secret=SecretStr("webhook-ours-9a2e"))

    def other_secrets(self) -> ZoomSecrets:
        """Return another channel's secrets."""
        return ZoomSecrets(
            client_secret=SecretStr("client-theirs-77d0"), webhook_secret=SecretStr("webhook-theirs-c41b")
        )

    def link(self, kind: str, tail: str) -> str:
        """Return an address of the service's own."""
        return f"https://us02web.zoom.us/{kind}/{tail}"

    @property
    def meetings(self) -> list[HeldMeeting]:
        """Return the meetings that there are."""
        return [_held(each) for each in self.zoom.meetings.values()]

    def enter(self, url: str, *, at: datetime) -> Entrance | None:
        """Open a link, as long as it is good and the meeting is there."""
        entrance, until = self.zoom.doors.get(url, (None, at))
        return entrance if entrance and at < until and entrance.meeting in self.zoom.meetings else None

    def forget_tokens(self) -> None:
        """Take no token any more that was issued."""
        self.zoom.tokens.clear()

    def turn(self, meeting: str, phase: MeetingPhase) -> None:
        """Let a meeting begin or end, or be removed in Zoom's own screens."""
        kept = self.zoom.meetings.get(meeting)
        if kept is not None and phase is MeetingPhase.GONE:
            del self.zoom.meetings[meeting]
        elif kept is not None:
            kept["status"] = STATUSES[phase]

    def remembered(self) -> str:
        """Return the meetings as text, for a service that is to be started again."""
        return json.dumps(self.zoom.meetings, ensure_ascii=False, sort_keys=True)

    def recall(self, text: str) -> None:
        """Take back the meetings that were remembered; none of them runs any more."""
        kept: dict[str, dict[str, Any]] = json.loads(text or "{}")
        self.zoom.meetings = {number: each | {"status": "waiting"} for number, each in kept.items()}

    def refuse(self, refusal: Refusal) -> HttpResponse:
        """Refuse as Zoom does."""
        return REFUSALS[refusal]

    def respond(self, request: HttpRequest) -> HttpResponse:
        """Answer as Zoom does."""
        method, _, word = request.headers.get("authorization", "").partition(" ")
        if request.url == f"https://{TOKEN_HOST}/oauth/token":
            basic = base64.b64decode(word).decode() if method == "Basic" else ""
            return self.zoom.issue(dict(parse_qsl(request.body.decode())), basic)
        if not self.zoom.knows(word):
            return REFUSALS[Refusal.WRONG_CREDENTIALS]
        return answer_to(self.zoom, request)

    def body(self, *happenings: Happening) -> bytes:
        """Write a delivery, which tells of one thing; or the question whether we are there."""
        if not happenings:
            question = {"plainToken": "qgg8vlvZRS6UYooatFL8Aw"}
            return _written("endpoint.url_validation", self.zoom.now(), payload=question)
        told = happenings[0]
        payload = {"account_id": self.account, "object": self._object(told)}
        return _written(_event_of(told), told.at, payload=payload)

    def sign(self, body: bytes, *, secrets: SecretModel, at: datetime) -> RawRequest:
        """Sign a delivery."""
        timestamp = str(int(at.timestamp()))
        key = ZoomSecrets.model_validate(secrets).webhook_secret.get_secret_value().encode()
        signature = hmac.new(key, b"v0:" + timestamp.encode() + b":" + body, hashlib.sha256).hexdigest()
        headers = {"X-Zm-Request-Timestamp": timestamp, "X-Zm-Signature": f"v0={signature}"}
        return RawRequest(headers=headers, body=body, received_at=at)

    def _object(self, told: Happening) -> dict[str, Any]:
        number = told.meeting if isinstance(told, CameOrWent | MeetingTurned) else "81000000000"
        kept = self.zoom.meetings.get(number, {})
        host = kept.get("host_id", LEADER)
        uuid = kept.get("uuid") or base64.b64encode(hashlib.sha256(number.encode()).digest()[:16]).decode()
        found = {"id": number, "uuid": uuid, "host_id": host, "topic": kept.get("topic", ""), "type": 2}
        if isinstance(told, CameOrWent):
            found["participant"] = _participant(told, host)
        return found


def _held(kept: Mapping[str, Any]) -> HeldMeeting:
    return HeldMeeting(
        id=str(kept["id"]),
        topic=kept["topic"],
        starts_at=held_at(kept),
        lasts=timedelta(minutes=kept["duration"]),
        has_lobby=kept["settings"]["waiting_room"] and not kept["settings"]["join_before_host"],
        host=kept["host_email"],
        texts=(kept.get("agenda", ""),),
    )


def _event_of(told: Happening) -> str:
    match told:
        case CameOrWent(now=Whereabouts.INSIDE):
            return "meeting.participant_joined"
        case CameOrWent(now=Whereabouts.OUTSIDE):
            return "meeting.participant_joined_waiting_room"
        case CameOrWent(was=Whereabouts.OUTSIDE):
            return "meeting.participant_left_waiting_room"
        case CameOrWent():
            return "meeting.participant_left"
        case MeetingTurned():
            return TURNS[told.phase]
    return "meeting.sharing_started"


def _participant(told: CameOrWent, host: str) -> dict[str, str]:
    moment = told.at.strftime("%Y-%m-%dT%H:%M:%SZ")
    is_host = told.role is MeetingRole.HOST
    return {
        "user_id": "16778240",
        "user_name": told.name,
        "id": host if is_host else "",
        "participant_uuid": told.person,
        "email": "",
        "leave_time" if told.now is Whereabouts.AWAY else "join_time": moment,
    }


def _written(event: str, at: datetime, *, payload: Mapping[str, Any]) -> bytes:
    told = {"event": event, "event_ts": int(at.timestamp() * 1000), "payload": payload}
    return json.dumps(told, ensure_ascii=False).encode()

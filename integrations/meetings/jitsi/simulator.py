"""A Jitsi Meet server, in memory: it reads tokens as Prosody does, and tells what `event_sync` tells."""

import base64
import hashlib
import hmac
import json
from datetime import datetime
from http import HTTPStatus
from typing import Any, ClassVar, Final
from urllib.parse import parse_qs, urlsplit

from pydantic import SecretStr

from integrations.meetings.jitsi.settings import JitsiConfig, JitsiSecrets
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

PREFIX: Final = "imabari-soudan"
_PARTS: Final = 3


class JitsiSimulator(MeetingSimulator):
    """A server that is called by browsers alone, keeps no rooms, and says a word with what it tells."""

    signature_header = "authorization"
    signs_the_body: ClassVar[bool] = False
    tells_one_at_a_time: ClassVar[bool] = True

    @property
    def account(self) -> str:
        """Return how the city's rooms begin."""
        return PREFIX

    def config(self) -> JitsiConfig:
        """Return settings that work."""
        return JitsiConfig(server="meet.city.example.jp", app_id="mannaka", room_prefix=PREFIX)

    def secrets(self) -> JitsiSecrets:
        """Return the secrets that work."""
        return JitsiSecrets(
            app_secret=SecretStr("app-ours-5f1c-app-ours-5f1c-app-ours"),
            event_token=SecretStr("event-ours-9a2e-event-ours-9a2e-event"),
        )

    def other_secrets(self) -> JitsiSecrets:
        """Return another channel's secrets."""
        return JitsiSecrets(
            app_secret=SecretStr("app-theirs-77d0-app-theirs-77d0-app"),
            event_token=SecretStr("event-theirs-c41b-event-theirs-c41b"),
        )

    @property
    def meetings(self) -> list[HeldMeeting]:
        """Return none: a room is there while somebody is in it."""
        return []

    def enter(self, url: str, *, at: datetime) -> Entrance | None:
        """Read the token of an address, and let in whom it names into the room that it names."""
        parts = urlsplit(url)
        claims = self._claims(parse_qs(parts.query).get("jwt", [""])[0])
        if claims is None or parts.hostname != self.config().server or parts.path != f"/{claims['room']}":
            return None
        if not claims["nbf"] <= at.timestamp() < claims["exp"]:
            return None
        user = claims["context"]["user"]
        is_silent = "startWithAudioMuted=true" in parts.fragment
        plain = MeetingRole.LISTENER if is_silent else MeetingRole.GUEST
        role = MeetingRole.HOST if user["affiliation"] == "owner" else plain
        return Entrance(meeting=claims["room"], role=role, name=user["name"])

    def _claims(self, token: str) -> dict[str, Any] | None:
        """Return what a token says, where it is signed with the server's secret, for the server's app."""
        parts = token.split(".")
        if len(parts) != _PARTS or json.loads(_decoded(parts[0]))["alg"] != "HS256":
            return None
        key = self.secrets().app_secret.get_secret_value().encode()
        proof = hmac.new(key, f"{parts[0]}.{parts[1]}".encode(), hashlib.sha256).digest()
        claims: dict[str, Any] = json.loads(_decoded(parts[1]))
        wanted = (self.config().app_id, self.config().app_id, self.config().server)
        is_ours = hmac.compare_digest(proof, _decoded(parts[2]))
        return claims if is_ours and (claims["iss"], claims["aud"], claims["sub"]) == wanted else None

    def refuse(self, refusal: Refusal) -> HttpResponse:  # noqa: ARG002 - it says no more
        """Answer what nobody asks."""
        return HttpResponse(status=HTTPStatus.NOT_FOUND)

    def respond(self, request: HttpRequest) -> HttpResponse:  # noqa: ARG002 - whatever it was
        """Answer what nobody asks."""
        return HttpResponse(status=HTTPStatus.NOT_FOUND)

    def body(self, *happenings: Happening) -> bytes:
        """Write a delivery, which tells of one thing; or an empty one."""
        return json.dumps(_told(happenings[0]) if happenings else {}, ensure_ascii=False).encode()

    def sign(self, body: bytes, *, secrets: SecretModel, at: datetime) -> RawRequest:
        """Say the word."""
        word = JitsiSecrets.model_validate(secrets).event_token.get_secret_value()
        return RawRequest(headers={"Authorization": f"Bearer {word}"}, body=body, received_at=at)


def _told(happening: Happening) -> dict[str, Any]:
    moment = int(happening.at.timestamp())
    match happening:
        case CameOrWent():
            went = happening.now is Whereabouts.AWAY
            told = _room("muc-occupant-left" if went else "muc-occupant-joined", happening.meeting)
            return told | {"occupant": _occupant(happening, moment, went=went)}
        case MeetingTurned(phase=MeetingPhase.RUNNING):
            return _room("muc-room-created", happening.meeting) | {"created_at": moment}
        case MeetingTurned():
            ended = {"created_at": moment - 60, "destroyed_at": moment, "all_occupants": []}
            return _room("muc-room-destroyed", happening.meeting) | ended
    return _room("muc-poll-created", "room-1") | {"created_at": moment}


def _room(event: str, meeting: str) -> dict[str, Any]:
    # A room of the kit has a plain name; at this server the city's rooms begin as the settings say.
    room = meeting if meeting.startswith(f"{PREFIX}-") else f"{PREFIX}-{meeting}"
    jid = f"{room}@conference.meet.city.example.jp"
    return {"event_name": event, "room_name": room, "room_jid": jid, "is_breakout": False}


def _occupant(happening: CameOrWent, moment: int, *, went: bool) -> dict[str, Any]:
    told: dict[str, Any] = {"occupant_jid": f"{happening.person}@meet.city.example.jp/OWhl8jSh", "name": happening.name}
    told |= {"id": f"{happening.role.value}-5f1c9a2e77d0c41b", "joined_at": moment}
    return told | ({"joined_at": moment - 60, "left_at": moment} if went else {})


def _decoded(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))

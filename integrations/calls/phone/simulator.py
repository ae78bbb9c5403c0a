"""A telephone system in memory: for the tests, and for a demo."""

import hashlib
import hmac
import json
from datetime import datetime, timedelta
from http import HTTPStatus
from typing import Any, ClassVar, Final
from urllib.parse import urlencode

from pydantic import SecretStr

from integrations.calls.phone.deliveries import RECORDED
from integrations.calls.phone.settings import PhoneConfig, PhoneSecrets
from mannaka_sdk import HttpRequest, HttpResponse, RawRequest, SecretModel
from mannaka_sdk.simulation import CallSimulator, Happening, Refusal, Telephoned, WasRecorded

SYSTEM: Final = "pbx-imabari"


class PhoneSimulator(CallSimulator):
    """A telephone system, which calls and is never called."""

    signature_header = "x-call-signature"
    fresh_for: ClassVar[timedelta | None] = timedelta(minutes=5)

    @property
    def account(self) -> str:
        """Return the telephone system's name."""
        return SYSTEM

    def config(self) -> PhoneConfig:
        """Return settings that work."""
        return PhoneConfig(system_id=SYSTEM)

    def secrets(self) -> PhoneSecrets:
        """Return the secrets that work."""
        return PhoneSecrets(signing_secret=SecretStr("signing-ours-9a2e-signing-ours-9a2e"))

    def other_secrets(self) -> PhoneSecrets:
        """Return another channel's secrets."""
        return PhoneSecrets(signing_secret=SecretStr("signing-theirs-c41b-signing-theirs-c41b"))

    def refuse(self, refusal: Refusal) -> HttpResponse:  # noqa: ARG002 - it says no more
        """Answer what nobody asks."""
        return HttpResponse(status=HTTPStatus.NOT_FOUND)

    def respond(self, request: HttpRequest) -> HttpResponse:  # noqa: ARG002 - whatever it was
        """Answer what nobody asks."""
        return HttpResponse(status=HTTPStatus.NOT_FOUND)

    def body(self, *happenings: Happening) -> bytes:
        """Write a delivery."""
        events = [_event(each) for each in happenings]
        return json.dumps({"system": SYSTEM, "events": events}, ensure_ascii=False).encode()

    def sign(self, body: bytes, *, secrets: SecretModel, at: datetime) -> RawRequest:
        """Sign a delivery."""
        timestamp = str(int(at.timestamp()))
        key = PhoneSecrets.model_validate(secrets).signing_secret.get_secret_value().encode()
        signature = hmac.new(key, f"{timestamp}.".encode() + body, hashlib.sha256).hexdigest()
        headers = {"X-Call-Timestamp": timestamp, "X-Call-Signature": signature}
        return RawRequest(headers=headers, body=body, received_at=at)

    def pop_query(self, *, caller: str, called: str, call_id: str) -> str:
        """Return the query with which the telephone opens the screen."""
        return urlencode({"ani": caller, "dnis": called, "call": call_id})


def _event(happening: Happening) -> dict[str, Any]:
    match happening:
        case Telephoned():
            told = {name: getattr(happening, name) for name in ("caller", "called", "extension")}
            told["hidden"] = happening.hidden.value if happening.hidden else ""
            return _told(happening, happening.call_id, happening.phase.value, {k: v for k, v in told.items() if v})
        case WasRecorded():
            found = {"recording": happening.ref, "seconds": happening.seconds}
            return _told(happening, happening.call_id, RECORDED, found)
    return _told(happening, happening.event_id, "transferred", {})


def _told(happening: Happening, call: str, event: str, more: dict[str, Any]) -> dict[str, Any]:
    return {"call": call, "event": event, "at": happening.at.isoformat(), **more}

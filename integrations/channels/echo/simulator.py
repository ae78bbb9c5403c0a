"""The service Echo, in memory: for the tests, and for a demo."""

import hashlib
import hmac
import json
from collections.abc import Mapping
from datetime import datetime, timedelta
from http import HTTPStatus
from typing import Any, ClassVar, Final

from pydantic import SecretStr

from integrations.channels.echo.settings import EchoConfig, EchoSecrets
from mannaka_sdk import HttpRequest, HttpResponse, RawRequest, SecretModel
from mannaka_sdk.simulation import (
    BeganToFollow,
    DidSomethingNew,
    Happening,
    MessagingSimulator,
    Pressed,
    Received,
    Refusal,
    StoppedFollowing,
    TookBack,
    Wrote,
)

ACCOUNT: Final = "acc_imabari"
TYPES: Final[Mapping[type[Happening], str]] = {
    Wrote: "message",
    TookBack: "unsend",
    BeganToFollow: "follow",
    StoppedFollowing: "unfollow",
    Pressed: "press",
    DidSomethingNew: "reaction",
}
REFUSALS: Final[Mapping[Refusal, HttpResponse]] = {
    Refusal.WRONG_CREDENTIALS: HttpResponse(status=HTTPStatus.UNAUTHORIZED),
    Refusal.QUOTA_EXCEEDED: HttpResponse(status=HTTPStatus.PAYMENT_REQUIRED),
    Refusal.MISSING_SCOPE: HttpResponse(status=HTTPStatus.FORBIDDEN),
    Refusal.RECIPIENT_GONE: HttpResponse(status=HTTPStatus.NOT_FOUND),
    Refusal.CONTENT_REJECTED: HttpResponse(status=HTTPStatus.UNPROCESSABLE_ENTITY, body=b'{"field": "text"}'),
    Refusal.RATE_LIMITED: HttpResponse(status=HTTPStatus.TOO_MANY_REQUESTS, headers={"retry-after": "7"}),
    Refusal.BAD_REQUEST: HttpResponse(status=HTTPStatus.BAD_REQUEST),
    Refusal.ILL: HttpResponse(status=HTTPStatus.SERVICE_UNAVAILABLE),
}


class EchoSimulator(MessagingSimulator):
    """Echo, with its two rules: a key is taken once, and a person who is erased is gone."""

    signature_header = "x-echo-signature"
    fresh_for: ClassVar[timedelta | None] = timedelta(minutes=5)
    older_configs: ClassVar[Mapping[int, Mapping[str, Any]]] = {1: {"account": ACCOUNT}}

    def __init__(self) -> None:
        self.taken: dict[str, Received] = {}
        self.erased: set[str] = set()

    @property
    def account(self) -> str:
        """Return the account's number."""
        return ACCOUNT

    def config(self) -> EchoConfig:
        """Return settings that work."""
        return EchoConfig(account_id=ACCOUNT)

    def secrets(self) -> EchoSecrets:
        """Return the secrets that work."""
        return EchoSecrets(access_token=SecretStr("token-ours-5f1c"), signing_secret=SecretStr("signing-ours-9a2e"))

    def other_secrets(self) -> EchoSecrets:
        """Return another channel's secrets."""
        return EchoSecrets(access_token=SecretStr("token-theirs-77d0"), signing_secret=SecretStr("signing-theirs-c41b"))

    @property
    def received(self) -> list[Received]:
        """Return what was taken."""
        return list(self.taken.values())

    def refuse(self, refusal: Refusal) -> HttpResponse:
        """Refuse as Echo does."""
        return REFUSALS[refusal]

    def respond(self, request: HttpRequest) -> HttpResponse:
        """Answer as Echo does."""
        if request.headers.get("authorization") != f"Bearer {self.secrets().access_token.get_secret_value()}":
            return self.refuse(Refusal.WRONG_CREDENTIALS)
        path = request.url.removeprefix("https://api.echo.example")
        match (request.method, path.split("/")[2]):
            case "GET", "account":
                return _json(id=ACCOUNT, name="今治市", scopes=["messages:write", "people:erase"])
            case "GET", "quota":
                return _json(used=len(self.taken), limit=1000)
            case "POST", "messages":
                return self._take(request.headers["idempotency-key"], json.loads(request.body))
            case "DELETE", "people":
                return self._erase(path.rpartition("/")[2])
        return self.refuse(Refusal.BAD_REQUEST)

    def _take(self, key: str, body: dict[str, Any]) -> HttpResponse:
        if key in self.taken:
            return _json(HTTPStatus.CONFLICT, id=f"echo-{key}")
        if len(body["text"].encode("utf-16-le")) > 500 * 2:
            return self.refuse(Refusal.CONTENT_REJECTED)
        choices = {each["label"]: each["data"] for each in body["choices"]}
        self.taken[key] = Received(to=body["to"], text=body["text"], choices=choices)
        return _json(HTTPStatus.ACCEPTED, id=f"echo-{key}")

    def _erase(self, person: str) -> HttpResponse:
        if person in self.erased:
            return self.refuse(Refusal.RECIPIENT_GONE)
        self.erased.add(person)
        return HttpResponse(status=HTTPStatus.NO_CONTENT)

    def body(self, *happenings: Happening) -> bytes:
        """Write a delivery."""
        events = [_event(each) for each in happenings]
        return json.dumps({"account": ACCOUNT, "events": events}, ensure_ascii=False).encode()

    def sign(self, body: bytes, *, secrets: SecretModel, at: datetime) -> RawRequest:
        """Sign a delivery."""
        timestamp = str(int(at.timestamp()))
        key = EchoSecrets.model_validate(secrets).signing_secret.get_secret_value().encode()
        signature = hmac.new(key, f"{timestamp}.".encode() + body, hashlib.sha256).hexdigest()
        headers = {"X-Echo-Timestamp": timestamp, "X-Echo-Signature": signature}
        return RawRequest(headers=headers, body=body, received_at=at)


def _event(happening: Happening) -> dict[str, Any]:
    event: dict[str, Any] = {
        "id": happening.event_id,
        "at": int(happening.at.timestamp() * 1000),
        "type": TYPES[type(happening)],
        "person": happening.person,
        "redelivered": happening.is_redelivery,
    }
    if isinstance(happening, Wrote | TookBack):
        event["message"] = happening.message_id
    if isinstance(happening, Wrote):
        event["text"] = happening.text
    return event | ({"data": happening.data} if isinstance(happening, Pressed) else {})


def _json(status: int = HTTPStatus.OK, /, **data: Any) -> HttpResponse:
    return HttpResponse(status=status, body=json.dumps(data, ensure_ascii=False).encode())

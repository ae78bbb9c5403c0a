"""A partner's own system, in memory: for the tests, and for a demo."""

import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from enum import StrEnum, unique
from http import HTTPStatus
from typing import Any, ClassVar, Final
from urllib.parse import urlsplit

from pydantic import SecretStr

from integrations.partners.webhook.plugin import DELIVERY
from integrations.partners.webhook.settings import WebhookConfig, WebhookSecrets
from integrations.partners.webhook.signing import FRESH, SIGNATURE, TIME, signed_bytes, signed_headers, time_of
from mannaka_sdk import HttpRequest, HttpResponse, RawRequest, ReferralPhase, SecretModel, matches_hex
from mannaka_sdk.simulated_partners import Answer, Answered, HeldReferral, PartnerSimulator
from mannaka_sdk.simulation import Happening, Refusal

ACCOUNT: Final = "imabari-shakyo"
HOST: Final = "cases.shakyo.example"
GIVEN: Final = frozenset({"partner", "purpose", "fields", "answer_by"})
REFUSALS: Final[Mapping[Refusal, HttpResponse]] = {
    Refusal.WRONG_CREDENTIALS: HttpResponse(status=HTTPStatus.UNAUTHORIZED),
    Refusal.QUOTA_EXCEEDED: HttpResponse(status=HTTPStatus.INSUFFICIENT_STORAGE),
    Refusal.MISSING_SCOPE: HttpResponse(status=HTTPStatus.FORBIDDEN),
    Refusal.RECIPIENT_GONE: HttpResponse(status=HTTPStatus.NOT_FOUND),
    Refusal.CONTENT_REJECTED: HttpResponse(status=HTTPStatus.UNPROCESSABLE_ENTITY),
    Refusal.RATE_LIMITED: HttpResponse(status=HTTPStatus.TOO_MANY_REQUESTS, headers={"retry-after": "7"}),
    Refusal.BAD_REQUEST: HttpResponse(status=HTTPStatus.BAD_REQUEST),
    Refusal.ILL: HttpResponse(status=HTTPStatus.SERVICE_UNAVAILABLE),
}


@unique
class Objection(StrEnum):
    """Why such a system does not listen to a request."""

    SIGNATURE = "signature"
    """It is not signed with the secret of both, or for another request."""
    TIME = "time"
    """It was signed more than five minutes ago, or from now."""


class WebhookSimulator(PartnerSimulator):
    """A system that keeps our small contract: a key names one referral."""

    signature_header = SIGNATURE
    fresh_for: ClassVar[timedelta | None] = FRESH

    def __init__(self, clock: Callable[[], datetime] | None = None) -> None:
        """Begin without referrals; without a clock a request is never too old."""
        self._clock = clock
        self.held: dict[str, HeldReferral] = {}
        self.answers: dict[str, Answer] = {}

    @property
    def account(self) -> str:
        """Return the account's number."""
        return ACCOUNT

    @property
    def name(self) -> str:
        """Return what the account is called."""
        return "今治市社会福祉協議会"

    def config(self) -> WebhookConfig:
        """Return settings that work."""
        return WebhookConfig(address=f"https://{HOST}/mannaka")

    def secrets(self) -> WebhookSecrets:
        """Return the secrets that work."""
        return WebhookSecrets(signing_secret=SecretStr("ours-6d21-0a9c-44be-9f10-2c7d8e35b1aa"))

    def other_secrets(self) -> WebhookSecrets:
        """Return another channel's secrets."""
        return WebhookSecrets(signing_secret=SecretStr("theirs-b7f3-41d8-8c55-17aa-90e2f46c03dd"))

    @property
    def referrals(self) -> list[HeldReferral]:
        """Return the referrals that came."""
        return list(self.held.values())

    def answer(self, referral: str, answer: Answer) -> None:
        """Let somebody answer in its own screens."""
        self.answers[referral] = answer
        self.held[referral] = replace(self.held[referral], phase=answer.phase)

    def refuse(self, refusal: Refusal) -> HttpResponse:
        """Refuse as such a system does."""
        return REFUSALS[refusal]

    def objection(self, request: HttpRequest) -> Objection | None:
        """Return what is wrong with a request's signature; nothing where it is as agreed."""
        written, secret = request.headers.get(TIME, ""), self.secrets().signing_secret
        signed = signed_bytes(written, f"{request.method} {urlsplit(request.url).path}", request.body)
        if not matches_hex(request.headers.get(SIGNATURE, ""), secret=secret, signed=signed):
            return Objection.SIGNATURE
        at = time_of(written)
        is_fresh = self._clock is None or (at is not None and abs(self._clock() - at) <= FRESH)
        return None if is_fresh else Objection.TIME

    def respond(self, request: HttpRequest) -> HttpResponse:
        """Answer who signs as agreed."""
        if self.objection(request):
            return self.refuse(Refusal.WRONG_CREDENTIALS)
        path = request.url.removeprefix(self.config().address)
        match path.removeprefix("/").split("/"):
            case ["account"]:
                return _json(id=self.account, name=self.name)
            case ["referrals", key] if request.method == "PUT":
                self.held.setdefault(_id(key), _held(_id(key), json.loads(request.body)))
                return self._told(_id(key))
            case ["referrals", referral] if referral in self.held:
                return self._withdraw(referral) if request.method == "DELETE" else self._told(referral)
        return self.refuse(Refusal.RECIPIENT_GONE)

    def knows(self, path: str) -> bool:
        """Tell whether a request to take a matter is about one that is there."""
        return _id(path) in self.held

    def _withdraw(self, referral: str) -> HttpResponse:
        """Close it, and erase what was in it."""
        self.answer(referral, Answer(phase=ReferralPhase.REVOKED))
        self.held[referral] = replace(self.held[referral], purpose="", fields=(), more=())
        return HttpResponse(status=HTTPStatus.NO_CONTENT)

    def _told(self, referral: str) -> HttpResponse:
        answer = self.answers.get(referral, Answer(phase=ReferralPhase.RECEIVED))
        return _json(**_standing(referral, answer))

    def body(self, *happenings: Happening) -> bytes:
        """Write a delivery."""
        told = [_event(each) for each in happenings]
        return json.dumps({"account": self.account, "answers": told}, ensure_ascii=False).encode()

    def sign(self, body: bytes, *, secrets: SecretModel, at: datetime) -> RawRequest:
        """Sign a delivery."""
        secret = WebhookSecrets.model_validate(secrets).signing_secret
        headers = signed_headers(secret, asked=DELIVERY, body=body, at=at)
        return RawRequest(headers=headers, body=body, received_at=at)


def _id(key: str) -> str:
    return f"R-{key[-12:]}"


def _held(referral: str, told: dict[str, Any]) -> HeldReferral:
    return HeldReferral(
        id=referral,
        partner=told["partner"],
        purpose=told["purpose"],
        fields=tuple((each["label"], each["text"]) for each in told["fields"]),
        answer_by=datetime.fromisoformat(told["answer_by"]) if told["answer_by"] else None,
        phase=ReferralPhase.RECEIVED,
        more=tuple(str(value) for name, value in told.items() if name not in GIVEN),
    )


def _standing(referral: str, answer: Answer) -> dict[str, Any]:
    told = {"referral": referral, "phase": answer.phase.value, "words": answer.reason}
    because, result = answer.rejection, answer.result
    return told | ({"rejection": because.value} if because else {}) | ({"result": result.value} if result else {})


def _event(happening: Happening) -> dict[str, Any]:
    told = {"id": happening.event_id, "at": happening.at.isoformat()}
    if isinstance(happening, Answered):
        return told | _standing(happening.referral, happening.answer)
    return told | {"referral": "R-1", "phase": "on_the_shelf"}


def _json(status: int = HTTPStatus.OK, /, **data: Any) -> HttpResponse:
    return HttpResponse(status=status, body=json.dumps(data, ensure_ascii=False).encode())

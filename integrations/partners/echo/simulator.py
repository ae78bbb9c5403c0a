"""The service Echo, in memory: for the tests, and for a demo."""

import hashlib
import hmac
import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from http import HTTPStatus
from typing import Any, ClassVar, Final

from pydantic import SecretStr

from integrations.partners.echo.deliveries import PHASES
from integrations.partners.echo.manifest import HOST
from integrations.partners.echo.settings import EchoPartnerConfig, EchoPartnerSecrets
from mannaka_sdk import HttpRequest, HttpResponse, RawRequest, ReferralPhase, SecretModel
from mannaka_sdk.simulated_partners import Answer, Answered, HeldReferral, PartnerSimulator
from mannaka_sdk.simulation import Happening, Refusal

ACCOUNT: Final = "acc_imabari"
STANDINGS: Final[Mapping[ReferralPhase, str]] = {phase: word for word, phase in PHASES.items()}
GIVEN: Final = frozenset({"partner", "purpose", "fields", "answer_by"})
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


class EchoPartnerSimulator(PartnerSimulator):
    """Echo, with its rule: a key names one referral."""

    signature_header = "x-echo-signature"
    fresh_for: ClassVar[timedelta | None] = timedelta(minutes=5)

    def __init__(self) -> None:
        """Begin without referrals."""
        self.held: dict[str, HeldReferral] = {}
        self.answers: dict[str, Answer] = {}

    @property
    def account(self) -> str:
        """Return the account's number."""
        return ACCOUNT

    def config(self) -> EchoPartnerConfig:
        """Return settings that work."""
        return EchoPartnerConfig(account_id=ACCOUNT)

    def secrets(self) -> EchoPartnerSecrets:
        """Return the secrets that work."""
        return EchoPartnerSecrets(
            access_token=SecretStr("token-ours-31bb"), signing_secret=SecretStr("signing-ours-c02f")
        )

    def other_secrets(self) -> EchoPartnerSecrets:
        """Return another channel's secrets."""
        return EchoPartnerSecrets(
            access_token=SecretStr("token-theirs-d94a"), signing_secret=SecretStr("signing-theirs-6e17")
        )

    @property
    def referrals(self) -> list[HeldReferral]:
        """Return the referrals that came."""
        return list(self.held.values())

    def answer(self, referral: str, answer: Answer) -> None:
        """Let somebody answer in Echo's own screens."""
        self.answers[referral] = answer
        self.held[referral] = replace(self.held[referral], phase=answer.phase)

    def refuse(self, refusal: Refusal) -> HttpResponse:
        """Refuse as Echo does."""
        return REFUSALS[refusal]

    def respond(self, request: HttpRequest) -> HttpResponse:
        """Answer as Echo does."""
        if request.headers.get("authorization") != f"Bearer {self.secrets().access_token.get_secret_value()}":
            return self.refuse(Refusal.WRONG_CREDENTIALS)
        match request.url.removeprefix(f"https://{HOST}/v1/").split("/"):
            case ["account"]:
                return _json(id=self.account, name="今治市")
            case ["referrals", key] if request.method == "PUT":
                self.held.setdefault(f"ref_{key}", _held(f"ref_{key}", json.loads(request.body)))
                return self._told(f"ref_{key}")
            case ["referrals", referral] if referral in self.held:
                return self._withdraw(referral) if request.method == "DELETE" else self._told(referral)
        return self.refuse(Refusal.RECIPIENT_GONE)

    def _withdraw(self, referral: str) -> HttpResponse:
        self.answer(referral, Answer(phase=ReferralPhase.REVOKED))
        return HttpResponse(status=HTTPStatus.NO_CONTENT)

    def _told(self, referral: str) -> HttpResponse:
        answer = self.answers.get(referral, Answer(phase=ReferralPhase.RECEIVED))
        return _json(**_standing(referral, answer))

    def body(self, *happenings: Happening) -> bytes:
        """Write a delivery."""
        events = [_event(each) for each in happenings]
        return json.dumps({"account": self.account, "events": events}, ensure_ascii=False).encode()

    def sign(self, body: bytes, *, secrets: SecretModel, at: datetime) -> RawRequest:
        """Sign a delivery."""
        timestamp = str(int(at.timestamp()))
        key = EchoPartnerSecrets.model_validate(secrets).signing_secret.get_secret_value().encode()
        signature = hmac.new(key, f"{timestamp}.".encode() + body, hashlib.sha256).hexdigest()
        headers = {"X-Echo-Timestamp": timestamp, "X-Echo-Signature": signature}
        return RawRequest(headers=headers, body=body, received_at=at)


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
    told = {"referral": referral, "standing": STANDINGS[answer.phase], "words": answer.reason}
    because, result = answer.rejection, answer.result
    return told | ({"because": because.value} if because else {}) | ({"result": result.value} if result else {})


def _event(happening: Happening) -> dict[str, Any]:
    told = {"id": happening.event_id, "at": int(happening.at.timestamp() * 1000)}
    if isinstance(happening, Answered):
        return told | _standing(happening.referral, happening.answer)
    return told | {"referral": "ref_1", "standing": "on_the_shelf"}


def _json(status: int = HTTPStatus.OK, /, **data: Any) -> HttpResponse:
    return HttpResponse(status=status, body=json.dumps(data, ensure_ascii=False).encode())

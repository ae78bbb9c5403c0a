"""The own case system of a body: what a city referred to it, what it answers, and whom it did not listen to."""

from __future__ import annotations

import json
import secrets
from collections import deque
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlsplit

from django.utils.translation import gettext_lazy as _

from mannaka.simulate.console import Console
from mannaka_kit import clock
from mannaka_sdk import ReferralPhase, ReferralRejection, ReferralResult
from mannaka_sdk.simulated_partners import Answer, Answered, HeldReferral
from mannaka_sdk.simulation import Refusal

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

    from integrations.partners.webhook.simulator import Objection
    from mannaka.simulate.accounts import CityBody
    from mannaka.simulate.webhooks import Delivery, Postman
    from mannaka_sdk import HttpRequest, HttpResponse

MOST_HELD: Final = 100
MOST_BYTES: Final = 64 * 1024
MOST_ASKED: Final = 12
MOST_WORDS: Final = 1000
_OPEN: Final = frozenset({ReferralPhase.RECEIVED, ReferralPhase.ACCEPTED})
_TITLES: Final = {
    ReferralPhase.ACCEPTED: _("紹介を引き受けた"),
    ReferralPhase.REJECTED: _("紹介を辞退した"),
    ReferralPhase.DONE: _("紹介の結果を報告した"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A request of the city, and why it was not listened to, if it was not; nothing of its content."""

    at: datetime
    method: str
    tail: str
    status: int
    objection: Objection | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """A referral as the window shows it: what was answered, and how far the answer has come."""

    held: HeldReferral
    answer: Answer | None
    delivery: Delivery | None
    is_answered: bool


class CaseSystem:
    """Everything that the window of a body's own system shows and does."""

    def __init__(self, body: CityBody, postman: Postman) -> None:
        self.body = body
        self.city = body.city
        self.console = Console(body, body.city, postman)
        self.asked: deque[Asked] = deque(maxlen=MOST_ASKED)
        self._told: dict[str, Answered] = {}
        self._deliveries: dict[str, Delivery] = {}

    @property
    def matters(self) -> list[Matter]:
        """Return what the city referred, the last first."""
        with self.console.lock:
            return [self._shown(each) for each in reversed(self.body.referrals)]

    def phase_of(self, referral: str) -> ReferralPhase | None:
        """Return how far a referral has come; nothing where there is none."""
        held = self.body.held.get(referral)
        return held.phase if held else None

    def respond(self, request: HttpRequest) -> HttpResponse:
        """Answer the city, and note what it asked; a system that is full says so."""
        with self.console.lock:
            objection = self.body.objection(request)
            answer = self._refusal(request) if objection is None else None
            answer = answer or self.body.respond(request)
            self._note(request, answer.status, objection)
        return answer

    def accept(self, referral: str) -> None:
        """Let the body take a matter."""
        if self.phase_of(referral) is ReferralPhase.RECEIVED:
            self._tell(referral, Answer(phase=ReferralPhase.ACCEPTED))

    def decline(self, referral: str, why: ReferralRejection, words: str) -> None:
        """Let the body not take it."""
        if self.phase_of(referral) is ReferralPhase.RECEIVED:
            told = Answer(phase=ReferralPhase.REJECTED, rejection=why, reason=words[:MOST_WORDS])
            self._tell(referral, told)

    def finish(self, referral: str, result: ReferralResult, words: str) -> None:
        """Let the body tell what came of it."""
        if self.phase_of(referral) is ReferralPhase.ACCEPTED:
            self._tell(referral, Answer(phase=ReferralPhase.DONE, result=result, reason=words[:MOST_WORDS]))

    def tell_again(self, referral: str) -> None:
        """Tell the last answer once more, under the same id."""
        told = self._told.get(referral)
        if told is not None:
            self._bring(referral, told)

    def remembered(self) -> str:
        """Return the referrals and their answers as text, for a service that is to be started again."""
        with self.console.lock:
            kept = [_written(each, self.body.answers.get(each.id)) for each in self.body.referrals]
        return json.dumps(kept, ensure_ascii=False)

    def recall(self, text: str) -> None:
        """Take back what was remembered."""
        for kept in json.loads(text or "[]"):
            held, answer = _read(kept)
            self.body.held[held.id] = held
            if answer:
                self.body.answers[held.id] = answer

    def _shown(self, held: HeldReferral) -> Matter:
        delivery, told = self._deliveries.get(held.id), self._told.get(held.id)
        answer = self.body.answers.get(held.id)
        return Matter(held=held, answer=answer, delivery=delivery, is_answered=told is not None)

    def _refusal(self, request: HttpRequest) -> HttpResponse | None:
        """Return why the system takes nothing more of this kind; what is over makes room."""
        if request.method != "PUT":
            return None
        if len(request.body) > MOST_BYTES:
            return self.body.refuse(Refusal.CONTENT_REJECTED)
        if len(self.body.held) < MOST_HELD or self.body.knows(urlsplit(request.url).path):
            return None
        over = next((each.id for each in self.body.referrals if each.phase not in _OPEN), None)
        if over is None:
            return self.body.refuse(Refusal.QUOTA_EXCEEDED)
        for kept in (self.body.held, self.body.answers, self._told, self._deliveries):
            kept.pop(over, None)
        return None

    def _note(self, request: HttpRequest, status: int, objection: Objection | None) -> None:
        path = urlsplit(request.url).path
        tail = path.removeprefix(urlsplit(self.body.config().address).path)[:40]
        told = Asked(at=clock.now(), method=request.method, tail=tail, status=status, objection=objection)
        self.asked.appendleft(told)

    def _tell(self, referral: str, answer: Answer) -> None:
        with self.console.lock:
            self.body.answer(referral, answer)
            told = Answered(event_id=secrets.token_hex(8), at=clock.now(), referral=referral, answer=answer)
            self._told[referral] = told
        self._bring(referral, told)

    def _bring(self, referral: str, told: Answered) -> None:
        title: StrOrPromise = _TITLES[told.answer.phase]
        delivery = self.console.tell(title, told)
        if delivery is not None:
            self._deliveries[referral] = delivery


def _written(held: HeldReferral, answer: Answer | None) -> dict[str, Any]:
    told = {"id": held.id, "partner": held.partner, "purpose": held.purpose, "fields": held.fields}
    told |= {"answer_by": held.answer_by.isoformat() if held.answer_by else "", "phase": held.phase}
    if answer is not None:
        told |= {"reason": answer.reason, "rejection": answer.rejection or "", "result": answer.result or ""}
    return told


def _read(kept: dict[str, Any]) -> tuple[HeldReferral, Answer | None]:
    phase = ReferralPhase(kept["phase"])
    held = HeldReferral(
        id=kept["id"],
        partner=kept["partner"],
        purpose=kept["purpose"],
        fields=tuple((label, text) for label, text in kept["fields"]),
        answer_by=datetime.fromisoformat(kept["answer_by"]) if kept["answer_by"] else None,
        phase=phase,
    )
    if "reason" not in kept:
        return held, None
    rejection = ReferralRejection(kept["rejection"]) if kept["rejection"] else None
    result = ReferralResult(kept["result"]) if kept["result"] else None
    return held, Answer(phase=phase, reason=kept["reason"], rejection=rejection, result=result)

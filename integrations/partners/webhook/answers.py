"""Reading what the partner's system says: how a referral stands, in an answer and in a delivery."""

import hashlib
from datetime import UTC, datetime
from typing import Any, Final

from pydantic import AwareDatetime, BaseModel, Field, ValidationError

from mannaka_sdk import (
    ConversationKey,
    EventBody,
    InboundEvent,
    Opaque,
    ParseError,
    ReferralChanged,
    ReferralPhase,
    ReferralRejection,
    ReferralResult,
    ReferralState,
)

_PHASES: Final = {each.value: each for each in ReferralPhase}
_REJECTIONS: Final = {each.value: each for each in ReferralRejection}
_RESULTS: Final = {each.value: each for each in ReferralResult}


class Standing(BaseModel):
    """How a referral stands; a choice that we do not know is left to the words."""

    referral: str = Field(min_length=1, max_length=200)
    phase: str = Field(max_length=50)
    words: str = Field(default="", max_length=4000)
    rejection: str = ""
    result: str = ""


class Told(Standing):
    """An answer that was delivered."""

    id: str = Field(min_length=1, max_length=200)
    at: AwareDatetime


class Delivery(BaseModel):
    """A delivery: one answer or several, or none where the partner only tries the address."""

    account: str = ""
    answers: list[dict[str, Any]]


def read_account(body: bytes) -> str | None:
    """Return who a delivery says that it is of, if it can be made out."""
    try:
        return Delivery.model_validate_json(body).account or None
    except ValidationError:
        return None


def read_delivery(body: bytes) -> list[InboundEvent]:
    """
    Return what a delivery tells, in its order.

    :raises ParseError: if it is none.
    """
    try:
        return [_event(raw) for raw in Delivery.model_validate_json(body).answers]
    except (ValidationError, OverflowError) as error:
        raise ParseError(f"not a delivery: {type(error).__name__}") from None


def read_state(standing: Standing) -> ReferralState | None:
    """Return how a referral stands; None where that is said in a word that nobody knows."""
    phase = _PHASES.get(standing.phase)
    if phase is None:
        return None
    return ReferralState(
        ref=standing.referral,
        phase=phase,
        reason=standing.words,
        rejection=_REJECTIONS.get(standing.rejection),
        result=_RESULTS.get(standing.result),
    )


def _event(raw: dict[str, Any]) -> InboundEvent:
    told = Told.model_validate(raw)
    return InboundEvent(
        event_id=_key(told.id),
        occurred_at=datetime.fromtimestamp(told.at.timestamp(), tz=UTC),
        conversation=ConversationKey(id=told.referral),
        body=_body(told),
        raw=raw,
    )


def _body(told: Told) -> EventBody:
    state = read_state(told)
    return Opaque(what=told.phase) if state is None else ReferralChanged(state=state)


def _key(told: str) -> str:
    return hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()

"""Reading Echo: how a referral stands, in an answer and in a delivery."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, Final

from pydantic import BaseModel, Field, ValidationError

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

PHASES: Final[Mapping[str, ReferralPhase]] = {
    "waiting": ReferralPhase.RECEIVED,
    "taken": ReferralPhase.ACCEPTED,
    "turned_down": ReferralPhase.REJECTED,
    "finished": ReferralPhase.DONE,
    "withdrawn": ReferralPhase.REVOKED,
}


class Delivery(BaseModel):
    """A delivery's envelope; what is in it is read one by one."""

    account: str
    events: list[dict[str, Any]]


class Standing(BaseModel):
    """How a referral stands, as Echo writes it; what it chose from a list we do not know is left to its words."""

    referral: str = Field(min_length=1, max_length=200)
    standing: str
    words: str = Field(default="", max_length=4000)
    because: str = ""
    result: str = ""


class Told(Standing):
    """What every event of Echo has."""

    id: str = Field(min_length=1, max_length=200)
    at: int = Field(ge=0, le=4102444800000)


def read_account(body: bytes) -> str | None:
    """Return the account that a delivery names, if it can be made out."""
    try:
        return Delivery.model_validate_json(body).account
    except ValidationError:
        return None


def read_delivery(body: bytes) -> list[InboundEvent]:
    """
    Return what a delivery tells, in its order.

    :raises ParseError: if it is no delivery of Echo.
    """
    try:
        return [_event(raw) for raw in Delivery.model_validate_json(body).events]
    except ValidationError as error:
        raise ParseError(f"not a delivery of Echo: {error.error_count()} fields are wrong") from None


def read_state(standing: Standing) -> ReferralState | None:
    """Return how a referral stands; None where Echo says so in a word that we do not know."""
    phase = PHASES.get(standing.standing)
    if phase is None:
        return None
    return ReferralState(
        ref=standing.referral,
        phase=phase,
        reason=standing.words,
        rejection=_REJECTIONS.get(standing.because),
        result=_RESULTS.get(standing.result),
    )


_REJECTIONS: Final = {each.value: each for each in ReferralRejection}
_RESULTS: Final = {each.value: each for each in ReferralResult}


def _event(raw: dict[str, Any]) -> InboundEvent:
    told = Told.model_validate(raw)
    return InboundEvent(
        event_id=told.id,
        occurred_at=datetime.fromtimestamp(told.at / 1000, tz=UTC),
        conversation=ConversationKey(id=told.referral),
        body=_body(told),
        raw=raw,
    )


def _body(told: Told) -> EventBody:
    state = read_state(told)
    return Opaque(what=told.standing) if state is None else ReferralChanged(state=state)

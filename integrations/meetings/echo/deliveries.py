"""Reading Echo's deliveries: who stands outside, is inside or left, and how far a meeting has come."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, Final

from pydantic import BaseModel, Field, ValidationError

from mannaka_sdk import (
    ConversationKey,
    EventBody,
    InboundEvent,
    MeetingChanged,
    MeetingPhase,
    MeetingRole,
    Opaque,
    ParseError,
    PresenceChanged,
)

PHASES: Final[Mapping[str, MeetingPhase]] = {
    "began": MeetingPhase.RUNNING,
    "ended": MeetingPhase.ENDED,
    "removed": MeetingPhase.GONE,
}
PLACES: Final = frozenset({"outside", "inside", "away", "gave_up"})


class Delivery(BaseModel):
    """A delivery's envelope; what is in it is read one by one."""

    account: str
    events: list[dict[str, Any]]


class Told(BaseModel):
    """What every event of Echo has, and what some of them have."""

    id: str = Field(min_length=1, max_length=200)
    at: int = Field(ge=0, le=4102444800000)
    type: str
    meeting: str = Field(min_length=1, max_length=200)
    seat: str = Field(default="", max_length=200)
    role: MeetingRole | None = None


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


def _event(raw: dict[str, Any]) -> InboundEvent:
    told = Told.model_validate(raw)
    return InboundEvent(
        event_id=told.id,
        occurred_at=datetime.fromtimestamp(told.at / 1000, tz=UTC),
        conversation=ConversationKey(id=told.meeting),
        body=_body(told),
        raw=raw,
    )


def _body(told: Told) -> EventBody:
    if told.type in PHASES:
        return MeetingChanged(meeting_ref=told.meeting, phase=PHASES[told.type])
    if told.type not in PLACES:
        return Opaque(what=told.type)
    return PresenceChanged(
        meeting_ref=told.meeting,
        is_present=told.type == "inside",
        is_waiting=told.type == "outside",
        was_waiting=told.type == "gave_up",
        seat=told.seat,
        role=told.role,
    )

"""Reading what a telephone system delivers."""

import hashlib
from collections.abc import Mapping
from typing import Any, Final

from pydantic import AwareDatetime, BaseModel, Field, ValidationError

from integrations.calls.phone.numbers import national, read_caller
from mannaka_sdk import (
    CallChanged,
    CallPhase,
    CallRecorded,
    CallState,
    ConversationKey,
    EventBody,
    InboundEvent,
    Opaque,
    ParseError,
    RecordingRef,
)

RECORDED: Final = "recorded"
_PHASES: Final[Mapping[str, CallPhase]] = {phase.value: phase for phase in CallPhase}


class Delivery(BaseModel):
    """A delivery's envelope; what is in it is read one by one."""

    system: str
    events: list[dict[str, Any]]


class Told(BaseModel):
    """What every event of a call has, and what some of them have."""

    call: str = Field(min_length=1, max_length=200)
    event: str = Field(min_length=1, max_length=40)
    at: AwareDatetime
    id: str = Field(default="", max_length=200)
    caller: str = Field(default="", max_length=200)
    hidden: str = Field(default="", max_length=40)
    called: str = Field(default="", max_length=200)
    extension: str = Field(default="", max_length=40)
    recording: str = Field(default="", max_length=400)
    seconds: int = Field(default=0, ge=0, le=24 * 60 * 60)


def read_system(body: bytes) -> str | None:
    """Return the telephone system that a delivery names, if it can be made out."""
    try:
        return Delivery.model_validate_json(body).system
    except ValidationError:
        return None


def read_delivery(body: bytes) -> list[InboundEvent]:
    """
    Return what a delivery tells, in its order.

    :raises ParseError: if it is no delivery of a telephone system.
    """
    try:
        delivery = Delivery.model_validate_json(body)
        return [_event(raw, delivery.system) for raw in delivery.events]
    except ValidationError as error:
        raise ParseError(f"not a delivery of a telephone system: {error.error_count()} fields are wrong") from None


def _event(raw: dict[str, Any], system: str) -> InboundEvent:
    told = Told.model_validate(raw)
    # Names travel in the clear, and a telephone system may have put the caller's number into its own.
    name = told.id or "\n".join([told.call, told.event, told.recording])
    return InboundEvent(
        event_id=_nameless(system, name),
        occurred_at=told.at,
        conversation=ConversationKey(id=_nameless(system, told.call)),
        body=_body(told),
        raw=raw,
    )


def _body(told: Told) -> EventBody:
    if told.event == RECORDED and told.recording:
        recording = RecordingRef(call_id=told.call, ref=told.recording, seconds=told.seconds)
        return CallRecorded(recording=recording)
    phase = _PHASES.get(told.event)
    if phase is None:
        return Opaque(what=told.event)
    caller, hidden = read_caller(told.caller, told.hidden)
    return CallChanged(
        call=CallState(
            call_id=told.call,
            phase=phase,
            at=told.at,
            caller=caller,
            hidden=hidden,
            called=national(told.called),
            extension=told.extension,
        )
    )


def _nameless(system: str, name: str) -> str:
    return hashlib.sha256(f"{system}\n{name}".encode()).hexdigest()[:40]

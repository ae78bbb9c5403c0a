"""Reading Zoom's deliveries: one event each, without an id of its own."""

import hashlib
import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Annotated, Any, Final

from pydantic import BaseModel, BeforeValidator, Field, ValidationError

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

VALIDATION: Final = "endpoint.url_validation"
PHASES: Final[Mapping[str, MeetingPhase]] = {
    "meeting.started": MeetingPhase.RUNNING,
    "meeting.ended": MeetingPhase.ENDED,
    "meeting.deleted": MeetingPhase.GONE,
}
PRESENCE: Final[Mapping[str, Mapping[str, bool]]] = {
    "meeting.participant_joined": {"is_present": True},
    "meeting.participant_left": {"is_present": False},
    "meeting.participant_joined_waiting_room": {"is_present": False, "is_waiting": True},
    "meeting.participant_jbh_waiting": {"is_present": False, "is_waiting": True},
    "meeting.participant_left_waiting_room": {"is_present": False, "was_waiting": True},
    "meeting.participant_jbh_waiting_left": {"is_present": False, "was_waiting": True},
}
_NOWHERE: Final = "account"


def _as_text(value: object) -> object:
    """Read a name that Zoom writes as a text in some events, as a number in others, and leaves out in others."""
    if value is None:
        return ""
    return str(value) if type(value) is int else value


Name = Annotated[str, BeforeValidator(_as_text), Field(max_length=200)]


class Person(BaseModel):
    """Somebody in a meeting; what they are called is not read."""

    id: Name = ""
    user_id: Name = ""
    participant_uuid: Name = ""


class Thing(BaseModel):
    """What an event is about: a meeting, wherever it has an `id`."""

    id: Name = ""
    uuid: Name = ""
    host_id: Name = ""
    participant: Person = Person()


class Payload(BaseModel):
    """What an event tells."""

    account_id: str = Field(min_length=1, max_length=200)
    object: Thing = Thing()


class Delivery(BaseModel):
    """A delivery."""

    event: str = Field(min_length=1, max_length=200)
    event_ts: int = Field(ge=0, le=4102444800000)
    payload: Payload


def read_account(body: bytes) -> str | None:
    """Return the account that a delivery names, if it can be made out."""
    try:
        return Delivery.model_validate_json(body).payload.account_id
    except ValidationError:
        return None


def read_question(body: bytes) -> str | None:
    """Return the word that Zoom wants to see signed, where it asks whether we are there."""
    data = _object_of(body)
    payload = data.get("payload")
    if data.get("event") != VALIDATION or not isinstance(payload, dict):
        return None
    word = payload.get("plainToken")
    return word if isinstance(word, str) and word else None


def read_delivery(body: bytes) -> list[InboundEvent]:
    """
    Return what a delivery tells; nothing where Zoom only asks whether we are there.

    :raises ParseError: if it is no delivery of Zoom.
    """
    if read_question(body) is not None:
        return []
    try:
        return [_event(Delivery.model_validate_json(body), _object_of(body))]
    except ValidationError as error:
        raise ParseError(f"not a delivery of Zoom: {error.error_count()} fields are wrong") from None


def _event(told: Delivery, raw: dict[str, Any]) -> InboundEvent:
    thing = told.payload.object
    return InboundEvent(
        event_id=_name_of(told),
        occurred_at=datetime.fromtimestamp(told.event_ts / 1000, tz=UTC),
        conversation=ConversationKey(id=thing.id or _NOWHERE),
        body=_body(told.event, thing) if thing.id else Opaque(what=told.event),
        raw=raw,
    )


def _name_of(told: Delivery) -> str:
    """Return what is the same each time that Zoom tells an event, and at no other one: it names none itself."""
    thing = told.payload.object
    seat = thing.participant.participant_uuid or thing.participant.user_id
    parts = (told.event, told.payload.account_id, thing.uuid or thing.id, seat, str(told.event_ts))
    return hashlib.sha256("\n".join(parts).encode("utf-8", "surrogatepass")).hexdigest()


def _body(event: str, thing: Thing) -> EventBody:
    if event in PHASES:
        return MeetingChanged(meeting_ref=thing.id, phase=PHASES[event])
    if event not in PRESENCE:
        return Opaque(what=event)
    return PresenceChanged.model_validate(
        {"meeting_ref": thing.id, "seat": _seat_of(thing.participant), "role": _role_of(thing), **PRESENCE[event]}
    )


def _seat_of(person: Person) -> str:
    """Return a name for one visit: Zoom's own numbers of it would lead to a person who is signed in."""
    number = person.participant_uuid or person.user_id
    return hashlib.sha256(number.encode("utf-8", "surrogatepass")).hexdigest()[:24] if number else ""


def _role_of(thing: Thing) -> MeetingRole | None:
    if not thing.host_id:
        return None
    return MeetingRole.HOST if thing.participant.id == thing.host_id else MeetingRole.GUEST


def _object_of(body: bytes) -> dict[str, Any]:
    try:
        data = json.loads(body)
    except (ValueError, RecursionError):
        return {}
    return data if isinstance(data, dict) else {}

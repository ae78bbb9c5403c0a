"""Reading what the server's `event_sync` tells: one event each, without an id of its own."""

import hashlib
import json
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
    "muc-room-created": MeetingPhase.RUNNING,
    "muc-room-destroyed": MeetingPhase.ENDED,
}
PRESENCE: Final[Mapping[str, bool]] = {"muc-occupant-joined": True, "muc-occupant-left": False}
_ROLES: Final[Mapping[str, MeetingRole]] = {role.value: role for role in MeetingRole}
_LATEST: Final = 4_102_444_800


class Occupant(BaseModel):
    """Somebody in a room; what they are called is not read."""

    occupant_jid: str = Field(default="", max_length=600)
    id: str = Field(default="", max_length=200)
    joined_at: int = Field(default=0, ge=0, le=_LATEST)
    left_at: int = Field(default=0, ge=0, le=_LATEST)


class Delivery(BaseModel):
    """A delivery."""

    event_name: str = Field(min_length=1, max_length=200)
    room_name: str = Field(min_length=1, max_length=200)
    is_breakout: bool = False
    created_at: int = Field(default=0, ge=0, le=_LATEST)
    destroyed_at: int = Field(default=0, ge=0, le=_LATEST)
    occupant: Occupant = Occupant()

    @property
    def at(self) -> int:
        """Return when it happened, in seconds; nothing where it is not told."""
        return self.destroyed_at or self.occupant.left_at or self.occupant.joined_at or self.created_at


def read_room(body: bytes) -> str | None:
    """Return the room of which a delivery tells, if it can be made out."""
    try:
        return Delivery.model_validate_json(body).room_name
    except ValidationError:
        return None


def read_delivery(body: bytes, now: datetime) -> list[InboundEvent]:
    """
    Return what a delivery tells; nothing where it is empty.

    :raises ParseError: if it is no delivery of Jitsi.
    """
    try:
        raw = json.loads(body)
        return [_event(Delivery.model_validate(raw), raw, now)] if raw != {} else []
    except ValidationError as error:
        raise ParseError(f"not a delivery of Jitsi: {error.error_count()} fields are wrong") from None
    except (ValueError, RecursionError):
        raise ParseError("not a delivery of Jitsi: it is no JSON") from None


def _event(told: Delivery, raw: dict[str, Any], now: datetime) -> InboundEvent:
    return InboundEvent(
        event_id=_hashed(
            told.event_name, told.room_name, told.occupant.occupant_jid, str(told.at), str(told.is_breakout)
        ),
        occurred_at=datetime.fromtimestamp(told.at, tz=UTC) if told.at else now,
        conversation=ConversationKey(id=told.room_name),
        body=_body(told),
        raw=raw,
    )


def _body(told: Delivery) -> EventBody:
    if told.is_breakout:  # a smaller room within the room: whoever is in it left neither
        return Opaque(what=f"{told.event_name} (breakout)")
    if told.event_name in PHASES:
        return MeetingChanged(meeting_ref=told.room_name, phase=PHASES[told.event_name])
    if told.event_name not in PRESENCE:
        return Opaque(what=told.event_name)
    return PresenceChanged(
        meeting_ref=told.room_name,
        is_present=PRESENCE[told.event_name],
        seat=_hashed(told.occupant.occupant_jid)[:24] if told.occupant.occupant_jid else "",
        role=_ROLES.get(told.occupant.id.partition("-")[0]),
    )


def _hashed(*parts: str) -> str:
    return hashlib.sha256("\n".join(parts).encode("utf-8", "surrogatepass")).hexdigest()

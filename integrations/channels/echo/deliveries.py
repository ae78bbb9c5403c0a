"""Reading Echo's deliveries."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any, Final

from pydantic import BaseModel, Field, ValidationError

from mannaka_sdk import (
    ConversationKey,
    EventBody,
    ExternalIdentity,
    Followed,
    InboundEvent,
    MessageReceived,
    MessageRetracted,
    Opaque,
    ParseError,
    Postback,
    Unfollowed,
)


class Delivery(BaseModel):
    """A delivery's envelope; what is in it is read one by one."""

    account: str
    events: list[dict[str, Any]]


class Envelope(BaseModel):
    """What every event of Echo has."""

    id: str = Field(min_length=1, max_length=200)
    at: int = Field(ge=0, le=4102444800000)
    type: str
    person: str = Field(min_length=1, max_length=200)
    name: str = ""
    redelivered: bool = False


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
    envelope = Envelope.model_validate(raw)
    return InboundEvent(
        event_id=envelope.id,
        occurred_at=datetime.fromtimestamp(envelope.at / 1000, tz=UTC),
        conversation=ConversationKey(id=envelope.person),
        sender=ExternalIdentity(id=envelope.person, display_name=envelope.name),
        body=_body(envelope.type, raw),
        raw=raw,
        is_redelivery=envelope.redelivered,
    )


def _body(kind: str, raw: Mapping[str, Any]) -> EventBody:
    return READERS[kind](raw) if kind in READERS else Opaque(what=kind)


def _message(raw: Mapping[str, Any]) -> MessageReceived:
    is_text = isinstance(raw.get("text"), str)
    part = (
        {"type": "text", "text": raw["text"]} if is_text else {"type": "unsupported", "what": str(raw.get("content"))}
    )
    return MessageReceived.model_validate({"message_id": raw.get("message"), "parts": (part,)})


READERS: Final[Mapping[str, Callable[[Mapping[str, Any]], EventBody]]] = {
    "message": _message,
    "unsend": lambda raw: MessageRetracted.model_validate({"message_id": raw.get("message")}),
    "follow": lambda _: Followed(),
    "unfollow": lambda _: Unfollowed(),
    "press": lambda raw: Postback.model_validate({"data": raw.get("data")}),
}

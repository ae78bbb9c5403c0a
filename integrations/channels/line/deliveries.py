"""Reading LINE's deliveries: the envelope, the events in it, and what each of them is."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any, Final

from pydantic import BaseModel, ConfigDict, Field, ValidationError
from pydantic.alias_generators import to_camel
from pydantic_core import from_json

from integrations.channels.line.contents import message_of
from integrations.channels.line.settings import Mode
from mannaka_sdk import (
    ConversationKey,
    EventBody,
    ExternalIdentity,
    Followed,
    IdentityLinked,
    InboundEvent,
    MessageRetracted,
    Opaque,
    ParseError,
    Postback,
    ReplyHandle,
    Unfollowed,
    Verdict,
    VerdictKind,
)

REPLY_WINDOW: Final = timedelta(seconds=50)
"""LINE takes a reply for a minute and asks not to rely on it."""


class LineModel(BaseModel):
    """What LINE writes, in its own way of writing names."""

    model_config = ConfigDict(alias_generator=to_camel)


class Delivery(LineModel):
    """A delivery's envelope; what is in it is read one by one."""

    destination: str = Field(min_length=1, max_length=100)
    events: list[dict[str, Any]]


class Source(LineModel):
    """Where an event comes from."""

    type: str
    user_id: str | None = Field(default=None, min_length=1, max_length=400)
    group_id: str | None = Field(default=None, min_length=1, max_length=400)
    room_id: str | None = Field(default=None, min_length=1, max_length=400)


class DeliveryContext(LineModel):
    """How an event was delivered."""

    is_redelivery: bool = False


class Frame(LineModel):
    """What every event of LINE has."""

    type: str
    webhook_event_id: str = Field(min_length=1, max_length=400)
    timestamp: int = Field(ge=0, le=4102444800000)
    mode: str = "active"
    source: Source | None = None
    delivery_context: DeliveryContext = DeliveryContext()
    reply_token: str | None = None


def verdict_on(body: bytes) -> Verdict:
    """Decide on a delivery that LINE signed; without events it only asks whether we are there."""
    try:
        delivery = _delivery(body)
    except ValueError:
        return Verdict.accepted()
    kind = VerdictKind.ACCEPT if delivery.events else VerdictKind.IGNORE
    return Verdict(kind=kind, account=delivery.destination)


def read_delivery(body: bytes, mode: Mode) -> list[InboundEvent]:
    """
    Return what a delivery tells, in its order.

    :raises ParseError: if it is no delivery of LINE.
    """
    try:
        delivery = _delivery(body)
        return [_event(raw, delivery.destination, mode) for raw in delivery.events]
    except ValueError:
        raise ParseError("not a delivery of LINE") from None


def _delivery(body: bytes) -> Delivery:
    return Delivery.model_validate(from_json(body, allow_inf_nan=False))


def _event(raw: dict[str, Any], destination: str, mode: Mode) -> InboundEvent:
    frame = Frame.model_validate(raw)
    at = datetime.fromtimestamp(frame.timestamp / 1000, tz=UTC)
    source = frame.source or Source(type="account")
    is_actionable = frame.mode == "active" and source.type == "user"
    token = frame.reply_token if is_actionable and mode is Mode.DIRECT else None
    return InboundEvent(
        event_id=frame.webhook_event_id,
        occurred_at=at,
        conversation=ConversationKey(id=_conversation_of(source, destination)),
        sender=ExternalIdentity(id=source.user_id) if source.user_id else None,
        body=_body(frame.type, raw),
        reply=ReplyHandle(token=token, expires_at=at + REPLY_WINDOW) if token else None,
        raw=raw,
        is_redelivery=frame.delivery_context.is_redelivery,
        is_actionable=is_actionable,
    )


def _conversation_of(source: Source, destination: str) -> str:
    """Keep a person, a group that the person is in, and the account itself apart."""
    match source:
        case Source(type="user", user_id=str(user)):
            return user
        case Source(type="group", group_id=str(group)):
            return f"group:{group}"
        case Source(type="room", room_id=str(room)):
            return f"room:{room}"
    return f"account:{destination}"


def _body(kind: str, raw: Mapping[str, Any]) -> EventBody:
    """Return what an event tells; one that is not as LINE describes it is kept as unknown."""
    try:
        return READERS[kind](raw)
    except (KeyError, TypeError, ValidationError):
        return Opaque(what=kind)


def _linked(raw: Mapping[str, Any]) -> IdentityLinked:
    return IdentityLinked.model_validate({"nonce": raw["link"]["nonce"], "succeeded": raw["link"]["result"] == "ok"})


READERS: Final[Mapping[str, Callable[[Mapping[str, Any]], EventBody]]] = {
    "message": lambda raw: message_of(raw["message"]),
    "unsend": lambda raw: MessageRetracted.model_validate({"message_id": raw["unsend"]["messageId"]}),
    "follow": lambda _: Followed(),
    "unfollow": lambda _: Unfollowed(),
    "postback": lambda raw: Postback.model_validate({"data": raw["postback"]["data"]}),
    "accountLink": _linked,
}
"""The events that mean something to a city; join, leave, beacon, membership and the others are kept as unknown."""

"""Mutants that read less, more or something else than what happened."""
# ruff: noqa: ARG002 - a broken method leaves out what it should look at

import json
import unicodedata
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from integrations.channels.echo.plugin import EchoChannel
from integrations.channels.line.plugin import LineChannel
from mannaka_sdk import (
    ConversationKey,
    EventBody,
    Followed,
    IdentityLinked,
    InboundEvent,
    MessageReceived,
    MessageRetracted,
    Opaque,
    ParseError,
    Postback,
    TextPart,
    Unfollowed,
)
from tests.mannaka_sdk.mutants import LINE, breaks


class Changes(EchoChannel):
    """A plugin that changes each event that it read."""

    def parse(self, ctx: Any, request: Any) -> Sequence[InboundEvent]:
        return [self.changed(ctx, event) for event in super().parse(ctx, request)]

    def changed(self, ctx: Any, event: InboundEvent) -> InboundEvent:
        return event


class ChangesBodies(Changes):
    """A plugin that changes what each event says."""

    def changed(self, ctx: Any, event: InboundEvent) -> InboundEvent:
        return event.model_copy(update={"body": self.body(event.body)})

    def body(self, body: Any) -> Any:
        return body


@breaks("parse.reads-a-text")
class ForgetsTheSender(Changes):
    def changed(self, ctx: Any, event: InboundEvent) -> InboundEvent:
        return event.model_copy(update={"sender": None})


@breaks("parse.reads-a-text")
class TellsTheTimeOfReading(Changes):
    def changed(self, ctx: Any, event: InboundEvent) -> InboundEvent:
        return event.model_copy(update={"occurred_at": ctx.now.replace(year=2020)})


@breaks("parse.keeps-every-character")
class Folds(ChangesBodies):
    def body(self, body: Any) -> Any:
        if not isinstance(body, MessageReceived):
            return body
        folded = [TextPart(text=unicodedata.normalize("NFKC", part.text)) for part in body.parts]  # type: ignore[union-attr]  # of echo
        return body.model_copy(update={"parts": tuple(folded)})


@breaks("parse.keeps-every-character")
class Strips(ChangesBodies):
    def body(self, body: Any) -> Any:
        if not isinstance(body, MessageReceived):
            return body
        return body.model_copy(update={"parts": tuple(TextPart(text=part.text.strip()) for part in body.parts)})  # type: ignore[union-attr]  # of echo


@breaks("parse.tells-everything")
class ReadsTheFirst(EchoChannel):
    def parse(self, ctx: Any, request: Any) -> Sequence[InboundEvent]:
        return list(super().parse(ctx, request))[:1]


@breaks("parse.tells-everything")
class GivesOneId(Changes):
    def changed(self, ctx: Any, event: InboundEvent) -> InboundEvent:
        return event.model_copy(update={"event_id": "event"})


@breaks("parse.is-the-same-every-time")
class NumbersByTheClock(Changes):
    def changed(self, ctx: Any, event: InboundEvent) -> InboundEvent:
        return event.model_copy(update={"event_id": f"{event.event_id}-{ctx.now.isoformat()}"})


@breaks("parse.knows-a-redelivery")
class NumbersByTheContent(Changes):
    def changed(self, ctx: Any, event: InboundEvent) -> InboundEvent:
        return event.model_copy(update={"event_id": json.dumps(event.raw)})


@breaks("parse.does-not-mind-the-order")
class NumbersByThePlace(EchoChannel):
    def parse(self, ctx: Any, request: Any) -> Sequence[InboundEvent]:
        found = enumerate(super().parse(ctx, request))
        return [event.model_copy(update={"event_id": f"{place}"}) for place, event in found]


@breaks("parse.keeps-conversations-apart")
class MixesPeople(Changes):
    def changed(self, ctx: Any, event: InboundEvent) -> InboundEvent:
        return event.model_copy(update={"conversation": ConversationKey(id="all")})


@breaks("parse.keeps-conversations-apart")
class StartsAnewEachTime(Changes):
    def changed(self, ctx: Any, event: InboundEvent) -> InboundEvent:
        return event.model_copy(update={"conversation": ConversationKey(id=event.event_id)})


@breaks("parse.keeps-the-unknown")
class DropsTheUnknown(EchoChannel):
    def parse(self, ctx: Any, request: Any) -> Sequence[InboundEvent]:
        return [event for event in super().parse(ctx, request) if not isinstance(event.body, Opaque)]


@breaks("parse.keeps-what-came")
class KeepsNoRaw(Changes):
    def changed(self, ctx: Any, event: InboundEvent) -> InboundEvent:
        return event.model_copy(update={"raw": {}})


@breaks("parse.knows-what-is-taken-back")
class NamesAnotherMessage(ChangesBodies):
    def body(self, body: Any) -> Any:
        return MessageRetracted(message_id="another") if isinstance(body, MessageRetracted) else body


@breaks("parse.knows-who-follows")
class TakesLeavingForComing(ChangesBodies):
    def body(self, body: Any) -> Any:
        return Followed() if isinstance(body, Unfollowed) else body


@breaks("parse.knows-what-was-pressed")
class LosesWhatWasPressed(ChangesBodies):
    def body(self, body: Any) -> Any:
        return Postback(data="") if isinstance(body, Postback) else body


@breaks("parse.finds-nothing-in-nothing")
class InventsSomething(EchoChannel):
    def parse(self, ctx: Any, request: Any) -> Sequence[InboundEvent]:
        found = super().parse(ctx, request)
        new = InboundEvent(event_id="x", occurred_at=ctx.now, conversation={"id": "x"}, body=Opaque(what="x"), raw={})  # type: ignore[arg-type]  # pydantic makes it
        return found or [new]


@breaks("parse.survives-any-bytes")
class TrustsTheBytes(EchoChannel):
    def parse(self, ctx: Any, request: Any) -> Sequence[InboundEvent]:
        json.loads(request.body)
        return super().parse(ctx, request)


@breaks("parse.survives-changed-deliveries")
class TrustsTheFields(EchoChannel):
    def parse(self, ctx: Any, request: Any) -> Sequence[InboundEvent]:
        try:
            value = json.loads(request.body)
        except ValueError:
            raise ParseError("no JSON") from None
        if isinstance(value, dict):
            [event["id"] for event in value["events"]]
        return super().parse(ctx, request)


@breaks("parse.reads-real-deliveries", fixtures=Path(__file__).parent)
class HasNoRealDelivery(EchoChannel):
    pass


@breaks("parse.reads-real-deliveries")
class ReadsTheRealOtherwise(Changes):
    def changed(self, ctx: Any, event: InboundEvent) -> InboundEvent:
        return event.model_copy(update={"is_redelivery": False})


@breaks("parse.is-pure")
class WritesAFile(EchoChannel):
    def parse(self, ctx: Any, request: Any) -> Sequence[InboundEvent]:
        Path("/dev/null").write_bytes(request.body)
        return super().parse(ctx, request)


@breaks("parse.knows-a-linked-account", **LINE)
class BelievesEveryLink(LineChannel):
    def parse(self, ctx: Any, request: Any) -> Sequence[InboundEvent]:
        events = super().parse(ctx, request)
        return [event.model_copy(update={"body": self.believed(event.body)}) for event in events]

    def believed(self, body: EventBody) -> EventBody:
        return body.model_copy(update={"succeeded": True}) if isinstance(body, IdentityLinked) else body

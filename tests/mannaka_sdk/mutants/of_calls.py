"""Mutants that tell of calls wrongly, or let a number go where it should not."""
# ruff: noqa: ARG002 - a broken method leaves out what it should look at

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from integrations.calls import phone
from integrations.calls.phone.plugin import PhoneCalls
from integrations.calls.phone.simulator import PhoneSimulator
from mannaka_sdk import CallChanged, CallPop, CallRecorded, CallState, InboundEvent, Opaque
from tests.mannaka_sdk.mutants import breaks

PHONE: dict[str, Any] = {"simulator": PhoneSimulator, "fixtures": Path(phone.__file__).with_name("fixtures")}


class Changes(PhoneCalls):
    """A plugin that changes each event that it read."""

    def parse(self, ctx: Any, request: Any) -> Sequence[InboundEvent]:
        return [self.changed(ctx, event) for event in super().parse(ctx, request)]

    def changed(self, ctx: Any, event: InboundEvent) -> InboundEvent:
        if not isinstance(event.body, CallChanged):
            return event
        return event.model_copy(update={"body": CallChanged(call=self.call(event.body.call))})

    def call(self, call: CallState) -> CallState:
        return call


@breaks("calls.tells-each-phase", **PHONE)
class TellsNoTelephone(Changes):
    def call(self, call: CallState) -> CallState:
        return call.model_copy(update={"extension": ""})


@breaks("calls.tells-who-calls", **PHONE)
class CutsNumbers(Changes):
    def call(self, call: CallState) -> CallState:
        return call.model_copy(update={"caller": call.caller[-10:]})


@breaks("calls.tells-who-calls", **PHONE)
class ForgetsTheReason(Changes):
    def call(self, call: CallState) -> CallState:
        return call.model_copy(update={"hidden": None})


@breaks("calls.keeps-calls-apart", **PHONE)
class NamesEachPhase(Changes):
    def changed(self, ctx: Any, event: InboundEvent) -> InboundEvent:
        conversation = event.conversation.model_copy(update={"id": event.event_id})
        return event.model_copy(update={"conversation": conversation})


@breaks("calls.is-the-same-every-time", **PHONE)
class TellsTheTimeOfReading(Changes):
    def changed(self, ctx: Any, event: InboundEvent) -> InboundEvent:
        return event.model_copy(update={"occurred_at": ctx.now})


@breaks("calls.keeps-numbers-out-of-names", **PHONE)
class KeepsTheNameOfTheCall(Changes):
    def changed(self, ctx: Any, event: InboundEvent) -> InboundEvent:
        return event.model_copy(update={"event_id": f"{event.raw['call']}/{event.raw['event']}"})


@breaks("calls.keeps-what-came", **PHONE)
class KeepsNoRaw(Changes):
    def changed(self, ctx: Any, event: InboundEvent) -> InboundEvent:
        return event.model_copy(update={"raw": {}})


@breaks("calls.tells-of-recordings", **PHONE)
class KnowsNoRecordings(Changes):
    def changed(self, ctx: Any, event: InboundEvent) -> InboundEvent:
        is_recording = isinstance(event.body, CallRecorded)
        return event.model_copy(update={"body": Opaque(what="recorded")}) if is_recording else event


@breaks("calls.reads-what-a-telephone-opens", **PHONE)
class ReadsOtherNames(PhoneCalls):
    def pop_query(self, query: str) -> CallPop | None:
        return super().pop_query(query.replace("ani=", "a="))


@breaks("calls.stands-any-query", **PHONE)
class TrustsTheQuery(PhoneCalls):
    def pop_query(self, query: str) -> CallPop | None:
        told = dict(each.split("=", 1) for each in query.split("&") if query)
        return CallPop(caller=told.get("ani", "")) if told else None


@breaks("verify.accepts-a-good-delivery", **PHONE)
class TrustsNobody(PhoneCalls):
    def verify(self, ctx: Any, request: Any) -> Any:
        verdict = super().verify(ctx, request)
        return type(verdict).rejected("no")


@breaks("parse.keeps-the-unknown", **PHONE)
class PassesTheUnknown(PhoneCalls):
    def parse(self, ctx: Any, request: Any) -> Sequence[InboundEvent]:
        return [event for event in super().parse(ctx, request) if not isinstance(event.body, Opaque)]

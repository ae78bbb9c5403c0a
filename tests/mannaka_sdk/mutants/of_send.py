"""Mutants that send twice, too little or something else, or say wrongly what became of it."""
# ruff: noqa: ARG002 - a broken method leaves out what it should look at

from pathlib import Path
from typing import Any
from uuid import uuid4

from integrations.channels.echo.plugin import EchoChannel
from integrations.channels.line.plugin import LineChannel
from mannaka_sdk import (
    CardPart,
    ContentRejectedError,
    Outbound,
    PermanentError,
    PluginError,
    Preview,
    Quota,
    RateLimitedError,
    SendResult,
    SendState,
    TextPart,
    TransientError,
)
from tests.mannaka_sdk.mutants import LINE, breaks


class Sends(EchoChannel):
    """A plugin that sends another message than it was given."""

    async def send(self, ctx: Any, message: Outbound) -> SendResult:
        return await super().send(ctx, self.changed(message))

    def changed(self, message: Outbound) -> Outbound:
        return message


class Answers(EchoChannel):
    """A plugin that tells something else than what became of a message."""

    async def send(self, ctx: Any, message: Outbound) -> SendResult:
        return self.result(await super().send(ctx, message))

    def result(self, result: SendResult) -> SendResult:
        return result


class Fails(EchoChannel):
    """A plugin that tells every failure in its own way."""

    async def send(self, ctx: Any, message: Outbound) -> SendResult:
        try:
            return await super().send(ctx, message)
        except PluginError as error:
            raise self.error(error) from None

    def error(self, error: PluginError) -> PluginError:
        return error


@breaks("send.arrives")
class TellsNoId(Answers):
    def result(self, result: SendResult) -> SendResult:
        return result.model_copy(update={"provider_ids": ()})


@breaks("send.arrives")
class SendsToSomebodyElse(Sends):
    def changed(self, message: Outbound) -> Outbound:
        return message.model_copy(update={"to": message.to.model_copy(update={"id": "person-0"})})


@breaks("send.keeps-the-order")
class TurnsAround(Sends):
    def changed(self, message: Outbound) -> Outbound:
        return message.model_copy(update={"parts": message.parts[::-1]})


@breaks("send.happens-once")
@breaks("send.survives-a-lost-answer")
@breaks("send.goes-on-where-it-stopped")
@breaks("isolation.works-without-its-state")
class HasAKeyForEachTry(Sends):
    def changed(self, message: Outbound) -> Outbound:
        return message.model_copy(update={"id": uuid4()})


@breaks("send.happens-once")
class ForgetsTheDuplicate(Answers):
    def result(self, result: SendResult) -> SendResult:
        return result.model_copy(update={"state": SendState.ACCEPTED})


@breaks("send.tells-two-messages-apart")
class HasOneKeyForTheWords(Sends):
    def changed(self, message: Outbound) -> Outbound:
        return message.model_copy(update={"id": message.parts[0]})


@breaks("send.knows-haste")
class TellsNoWait(Fails):
    def error(self, error: PluginError) -> PluginError:
        return RateLimitedError("wait") if isinstance(error, RateLimitedError) else error


@breaks("send.knows-an-empty-quota")
@breaks("send.knows-dead-secrets")
@breaks("send.knows-who-is-gone")
@breaks("send.knows-what-never-works")
class TriesForEver(Fails):
    def error(self, error: PluginError) -> PluginError:
        return TransientError(str(error))


@breaks("send.knows-an-ill-service")
@breaks("send.knows-an-absent-service")
class GivesUp(Fails):
    def error(self, error: PluginError) -> PluginError:
        return PermanentError(str(error))


@breaks("send.knows-what-is-refused")
class TellsNoPart(Fails):
    def error(self, error: PluginError) -> PluginError:
        return ContentRejectedError("no") if isinstance(error, ContentRejectedError) else error


@breaks("send.splits-what-is-long")
class Cuts(Sends):
    def changed(self, message: Outbound) -> Outbound:
        cut = tuple(TextPart(text=part.text[:400]) for part in message.parts if isinstance(part, TextPart))
        return message.model_copy(update={"parts": cut})


@breaks("send.splits-what-is-long")
class TearsApart(Sends):
    def changed(self, message: Outbound) -> Outbound:
        pieces = [part.text for part in message.parts if isinstance(part, TextPart)]
        torn = [text[at : at + 250] for text in pieces for at in range(0, len(text), 250)]
        return message.model_copy(update={"parts": tuple(TextPart(text=piece) for piece in torn)})


@breaks("send.offers-choices")
class DropsChoices(Sends):
    def changed(self, message: Outbound) -> Outbound:
        plain = tuple(TextPart(text=part.text) for part in message.parts if isinstance(part, TextPart))
        return message.model_copy(update={"parts": plain})


@breaks("send.refuses-what-it-cannot")
class DropsWhatItCannot(Sends):
    def changed(self, message: Outbound) -> Outbound:
        return message.model_copy(update={"parts": tuple(part for part in message.parts if isinstance(part, TextPart))})


@breaks("send.refuses-too-many-choices")
class DropsTooManyChoices(Sends):
    def changed(self, message: Outbound) -> Outbound:
        parts = [part for part in message.parts if isinstance(part, TextPart)]
        fewer = tuple(part.model_copy(update={"choices": part.choices[:4]}) for part in parts)
        return message.model_copy(update={"parts": fewer})


@breaks("send.previews-truly")
class PreviewsOneBubble(EchoChannel):
    def preview(self, message: Outbound) -> Preview:
        return Preview(bubbles=super().preview(message).bubbles[:1])


@breaks("send.previews-purely")
class PreviewsIntoAFile(EchoChannel):
    def preview(self, message: Outbound) -> Preview:
        Path("/dev/null").write_text(message.to_wire(), encoding="utf-8")
        return super().preview(message)


@breaks("send.counts")
class CountsDuplicates(Answers):
    def result(self, result: SendResult) -> SendResult:
        return result.model_copy(update={"cost_units": 1})


@breaks("send.counts")
class CountsNothing(EchoChannel):
    async def quota(self, ctx: Any) -> Quota:
        return Quota(used=0)


@breaks("send.shows-a-card", **LINE)
class SendsTheTitleOnly(LineChannel):
    async def send(self, ctx: Any, message: Outbound) -> SendResult:
        parts = tuple(TextPart(text=part.title) for part in message.parts if isinstance(part, CardPart))
        return await super().send(ctx, message.model_copy(update={"parts": parts}))

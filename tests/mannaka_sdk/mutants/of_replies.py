"""Mutants that answer without the right to, waste it, or depend on it."""
# ruff: noqa: ARG002 - a broken method leaves out what it should look at

from collections.abc import Sequence
from datetime import timedelta
from typing import Any, ClassVar

from integrations.channels.line.plugin import LineChannel
from mannaka_sdk import InboundEvent, Outbound, Preview, PreviewBubble, ReplyHandle, SendResult, SendState
from tests.mannaka_sdk.mutants import LINE, breaks


class Handles(LineChannel):
    """A plugin that changes the right to answer as it reads it."""

    def parse(self, ctx: Any, request: Any) -> Sequence[InboundEvent]:
        events = super().parse(ctx, request)
        return [event.model_copy(update={"reply": self.changed(event.reply)}) for event in events]

    def changed(self, reply: ReplyHandle | None) -> ReplyHandle | None:
        return reply


@breaks("replies.come-with-a-message", **LINE)
class GivesNoRight(Handles):
    def changed(self, reply: ReplyHandle | None) -> ReplyHandle | None:
        return None


@breaks("replies.come-with-a-message", **LINE)
class GivesTheRightForTooLong(Handles):
    def changed(self, reply: ReplyHandle | None) -> ReplyHandle | None:
        return reply and reply.model_copy(update={"expires_at": reply.expires_at + timedelta(minutes=5)})


@breaks("replies.show-no-token", **LINE)
class ShowsTheToken(LineChannel):
    def preview(self, message: Outbound) -> Preview:
        return Preview(bubbles=(PreviewBubble(text=message.reply.token if message.reply else "一"),))


@breaks("replies.are-used", **LINE)
class LeavesTheRightUnused(LineChannel):
    async def send(self, ctx: Any, message: Outbound) -> SendResult:
        return await super().send(ctx, message.model_copy(update={"reply": None}))


@breaks("replies.are-not-taken-by-itself", **LINE)
class TakesTheRightByItself(Handles):
    last: ClassVar[list[ReplyHandle]] = []

    def changed(self, reply: ReplyHandle | None) -> ReplyHandle | None:
        self.last.extend([reply] if reply else [])
        return reply

    async def send(self, ctx: Any, message: Outbound) -> SendResult:
        return await super().send(ctx, message.model_copy(update={"reply": self.last.pop()}))


@breaks("replies.fall-back", **LINE)
class TrustsTheRight(LineChannel):
    async def send(self, ctx: Any, message: Outbound) -> SendResult:
        if message.reply is not None:
            lasting = message.reply.model_copy(update={"expires_at": ctx.clock.now() + timedelta(minutes=1)})
            message = message.model_copy(update={"reply": lasting})
        return await super().send(ctx, message)


@breaks("replies.arrive-whole", **LINE)
class AnswersWithFive(LineChannel):
    async def send(self, ctx: Any, message: Outbound) -> SendResult:
        return await super().send(ctx, message.model_copy(update={"parts": message.parts[:5]}))


@breaks("replies.survive-a-lost-answer", **LINE)
class SendsAgainToBeSure(LineChannel):
    async def send(self, ctx: Any, message: Outbound) -> SendResult:
        result = await super().send(ctx, message)
        if result.state is SendState.DUPLICATE:
            return await super().send(ctx, message.model_copy(update={"reply": None}))
        return result

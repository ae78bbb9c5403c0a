"""Mutants that ask badly."""
# ruff: noqa: ARG002 - a broken method leaves out what it should look at

from collections.abc import Mapping, Sequence
from typing import Any

from mannaka_sdk import (
    AuthExpiredError,
    ConversationKey,
    InboundEvent,
    MessageReceived,
    PermanentError,
    PollPage,
    TextPart,
    TransientError,
    Verdict,
)
from tests.mannaka_sdk.mutants import breaks
from tests.mannaka_sdk.mutants.polling import AskedEcho, PollingEcho, is_opaque

ASKED: dict[str, type[Any]] = {"simulator": AskedEcho}


@breaks("poll.begins", **ASKED)
class BeginsWithoutACursor(PollingEcho):
    async def poll(self, ctx: Any, cursor: bytes | None) -> PollPage:
        page = await super().poll(ctx, cursor)
        return page if page.events else page.model_copy(update={"cursor": None})


@breaks("poll.reads-a-text", **ASKED)
class KnowsNoSender(PollingEcho):
    def told(self, data: Mapping[str, Any]) -> tuple[InboundEvent, ...]:
        return tuple(event.model_copy(update={"sender": None}) for event in super().told(data))


@breaks("poll.keeps-every-character", **ASKED)
class WritesInOldJapanese(PollingEcho):
    def told(self, data: Mapping[str, Any]) -> tuple[InboundEvent, ...]:
        return tuple(self._old(event) for event in super().told(data))

    def _old(self, event: InboundEvent) -> InboundEvent:
        if not isinstance(event.body, MessageReceived):
            return event
        texts = [part.text for part in event.body.parts if isinstance(part, TextPart)]
        old = tuple(TextPart(text=text.encode("iso2022_jp", "replace").decode("iso2022_jp")) for text in texts)
        return event.model_copy(update={"body": event.body.model_copy(update={"parts": old})})


@breaks("poll.tells-everything-once", **ASKED)
class LosesWhatIsOnTheNextPage(PollingEcho):
    async def poll(self, ctx: Any, cursor: bytes | None) -> PollPage:
        return (await super().poll(ctx, cursor)).model_copy(update={"has_more": False})


@breaks("poll.goes-on", **ASKED)
class BeginsAnewEachTime(PollingEcho):
    async def poll(self, ctx: Any, cursor: bytes | None) -> PollPage:
        return await super().poll(ctx, None)


@breaks("poll.tells-the-same-again", **ASKED)
class NamesEventsByTheClock(PollingEcho):
    async def poll(self, ctx: Any, cursor: bytes | None) -> PollPage:
        page = await super().poll(ctx, cursor)
        now = ctx.clock.now().timestamp()
        named = (each.model_copy(update={"event_id": f"{now}.{each.event_id}"}) for each in page.events)
        return page.model_copy(update={"events": tuple(named)})


@breaks("poll.goes-on-without-its-state", **ASKED)
class KeepsItsPlaceInItsState(PollingEcho):
    async def poll(self, ctx: Any, cursor: bytes | None) -> PollPage:
        kept = ctx.state.get("place") or b""
        page = await super().poll(ctx, kept if kept.isdigit() else None)
        ctx.state.put("place", page.cursor)
        return page


@breaks("poll.keeps-the-unknown", **ASKED)
class StopsAtTheUnknown(PollingEcho):
    async def poll(self, ctx: Any, cursor: bytes | None) -> PollPage:
        page = await super().poll(ctx, cursor)
        unknown = next((at for at, each in enumerate(page.events) if is_opaque(each)), None)
        if unknown is None:
            return page
        reached = b"%d" % (int(cursor or b"0") + unknown)
        return PollPage(events=page.events[:unknown], cursor=reached)


@breaks("poll.keeps-people-apart", **ASKED)
class HasOneConversation(PollingEcho):
    def told(self, data: Mapping[str, Any]) -> tuple[InboundEvent, ...]:
        one = ConversationKey(id="all")
        return tuple(event.model_copy(update={"conversation": one}) for event in super().told(data))


@breaks("poll.loses-nothing-to-a-fault", **ASKED)
class GivesUpWhenNobodyAnswers(PollingEcho):
    async def poll(self, ctx: Any, cursor: bytes | None) -> PollPage:
        try:
            return await super().poll(ctx, cursor)
        except TransientError:
            raise PermanentError("nobody answers") from None


@breaks("poll.knows-dead-secrets", **ASKED)
class HopesForBetterSecrets(PollingEcho):
    async def poll(self, ctx: Any, cursor: bytes | None) -> PollPage:
        try:
            return await super().poll(ctx, cursor)
        except AuthExpiredError as error:
            raise HopefulError(str(error)) from None


class HopefulError(TransientError):
    """It says that trying again helps, and it does not."""


@breaks("poll.takes-no-delivery", **ASKED)
class LetsAnybodyIn(PollingEcho):
    def verify(self, ctx: Any, request: Any) -> Verdict:
        return Verdict.accepted()


@breaks("poll.takes-no-delivery", **ASKED)
class ReadsAnything(PollingEcho):
    def parse(self, ctx: Any, request: Any) -> Sequence[InboundEvent]:
        return ()

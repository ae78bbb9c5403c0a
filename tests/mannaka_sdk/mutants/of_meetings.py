"""Mutants that make too many meetings, or too few, or leave a door open."""

from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, uuid4, uuid5

from integrations.meetings import echo
from integrations.meetings.echo import service
from integrations.meetings.echo.plugin import EchoMeetings
from integrations.meetings.echo.simulator import EchoMeetingSimulator
from mannaka_sdk import (
    AccessLink,
    Attendee,
    Meeting,
    MeetingPhase,
    MeetingRole,
    MeetingState,
    RecipientGoneError,
    TransientError,
)
from tests.mannaka_sdk.mutants import breaks

MEETINGS: dict[str, Any] = {"simulator": EchoMeetingSimulator, "fixtures": Path(echo.__file__).with_name("fixtures")}


@breaks("meetings.makes-what-was-asked", **MEETINGS)
class ForgetsTheLobby(EchoMeetings):
    async def create(self, ctx: Any, spec: Any) -> Meeting:
        return await super().create(ctx, spec.model_copy(update={"has_lobby": False}))


@breaks("meetings.makes-what-was-asked", **MEETINGS)
class LetsAnybodyLead(EchoMeetings):
    async def create(self, ctx: Any, spec: Any) -> Meeting:
        return await super().create(ctx, spec.model_copy(update={"host": ctx.config.hosts[-1]}))


@breaks("meetings.keeps-the-topic", **MEETINGS)
class AddsTheGuest(EchoMeetings):
    async def access(self, ctx: Any, ref: Any, **more: Any) -> AccessLink:
        found = await service.call(ctx, "GET", f"/v1/meetings/{ref.id}")
        asked = {"topic": more["who"].display_name, "lobby": True, "host": ctx.config.hosts[0]}
        await service.call(ctx, "PATCH", f"/v1/meetings/{ref.id}", found | asked)
        return await super().access(ctx, ref, **more)

    async def update(self, ctx: Any, ref: Any, spec: Any) -> Meeting:  # noqa: ARG002 - it does not look
        return Meeting(ref=ref, starts_at=spec.starts_at, lasts=spec.lasts)


@breaks("meetings.makes-one", **MEETINGS)
class NamesEachTry(EchoMeetings):
    async def create(self, ctx: Any, spec: Any) -> Meeting:
        return await super().create(ctx, spec.model_copy(update={"id": uuid4()}))


@breaks("meetings.makes-one", **MEETINGS)
class TrustsItsMemory(EchoMeetings):
    async def create(self, ctx: Any, spec: Any) -> Meeting:
        if kept := ctx.state.get(spec.id.hex):
            return Meeting.from_wire(kept)
        made = await super().create(ctx, spec.model_copy(update={"id": uuid4()}))
        ctx.state.put(spec.id.hex, made.to_wire().encode())
        return made


@breaks("meetings.survives-a-lost-answer", **MEETINGS)
class TriesOnByItself(EchoMeetings):
    async def create(self, ctx: Any, spec: Any) -> Meeting:
        try:
            return await super().create(ctx, spec)
        except TransientError:
            return await super().create(ctx, spec.model_copy(update={"id": uuid4()}))


@breaks("meetings.tells-meetings-apart", **MEETINGS)
class KeysByTime(EchoMeetings):
    async def create(self, ctx: Any, spec: Any) -> Meeting:
        key = uuid5(NAMESPACE_URL, f"{spec.starts_at} {spec.topic}")
        return await super().create(ctx, spec.model_copy(update={"id": key}))


@breaks("meetings.moves", **MEETINGS)
class MovesNothing(EchoMeetings):
    async def update(self, ctx: Any, ref: Any, spec: Any) -> Meeting:  # noqa: ARG002 - it does not look
        return Meeting(ref=ref, starts_at=spec.starts_at, lasts=spec.lasts)


@breaks("meetings.leaves-nothing-behind", **MEETINGS)
class CancelsNothing(EchoMeetings):
    async def cancel(self, ctx: Any, ref: Any) -> None:  # noqa: ARG002 - it does not look
        return


@breaks("meetings.cancels-twice", **MEETINGS)
class MindsWhatIsGone(EchoMeetings):
    async def cancel(self, ctx: Any, ref: Any) -> None:
        await service.call(ctx, "DELETE", f"/v1/meetings/{ref.id}")


@breaks("meetings.tells-what-is-gone", **MEETINGS)
class TakesGoneForPlanned(EchoMeetings):
    async def reconcile(self, ctx: Any, ref: Any) -> MeetingState:
        found = await super().reconcile(ctx, ref)
        is_gone = found.phase is MeetingPhase.GONE
        return MeetingState(phase=MeetingPhase.PLANNED) if is_gone else found


@breaks("meetings.tells-what-is-gone", **MEETINGS)
class MakesItAnew(EchoMeetings):
    async def update(self, ctx: Any, ref: Any, spec: Any) -> Meeting:
        try:
            return await super().update(ctx, ref, spec)
        except RecipientGoneError:
            return await self.create(ctx, spec)


@breaks("meetings.tells-how-it-stands", **MEETINGS)
class SeesNothingRun(EchoMeetings):
    async def reconcile(self, ctx: Any, ref: Any) -> MeetingState:
        return (await super().reconcile(ctx, ref)).model_copy(update={"phase": MeetingPhase.PLANNED})


@breaks("meetings.opens-a-door-for-each", **MEETINGS)
class LetsEverybodyLead(EchoMeetings):
    async def access(self, ctx: Any, ref: Any, **more: Any) -> AccessLink:
        return await super().access(ctx, ref, **more | {"role": MeetingRole.HOST})


@breaks("meetings.opens-a-door-for-each", **MEETINGS)
class NamesEverybodyAlike(EchoMeetings):
    async def access(self, ctx: Any, ref: Any, **more: Any) -> AccessLink:
        return await super().access(ctx, ref, **more | {"who": Attendee(display_name="guest")})


@breaks("meetings.closes-doors", **MEETINGS)
class LeavesDoorsOpen(EchoMeetings):
    async def access(self, ctx: Any, ref: Any, **more: Any) -> AccessLink:
        return await super().access(ctx, ref, **more | {"lasts": timedelta(days=90)})


@breaks("meetings.closes-doors", **MEETINGS)
class TellsAnEarlierEnd(EchoMeetings):
    async def access(self, ctx: Any, ref: Any, **more: Any) -> AccessLink:
        link = await super().access(ctx, ref, **more | {"lasts": timedelta(days=90)})
        return link.model_copy(update={"expires_at": ctx.clock.now() + more["lasts"]})


@breaks("meetings.closes-doors", **MEETINGS)
class TellsNoEnd(EchoMeetings):
    async def access(self, ctx: Any, ref: Any, **more: Any) -> AccessLink:
        return (await super().access(ctx, ref, **more)).model_copy(update={"expires_at": None})


@breaks("meetings.keeps-no-door", **MEETINGS)
class KeepsTheDoor(EchoMeetings):
    async def access(self, ctx: Any, ref: Any, **more: Any) -> AccessLink:
        link = await super().access(ctx, ref, **more)
        ctx.state.put("link", str(link.url).encode())
        return link

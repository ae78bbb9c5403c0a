"""Mutants that tell wrongly who is in a meeting, or too much of who they are."""

from collections.abc import Sequence
from typing import Any

from integrations.meetings.echo.plugin import EchoMeetings
from mannaka_sdk import ExternalIdentity, InboundEvent, MeetingChanged, Opaque, PresenceChanged
from tests.mannaka_sdk.mutants import breaks
from tests.mannaka_sdk.mutants.of_meetings import MEETINGS


class Changes(EchoMeetings):
    """A plugin that changes each event that it read."""

    def parse(self, ctx: Any, request: Any) -> Sequence[InboundEvent]:
        return [self.changed(ctx, event) for event in super().parse(ctx, request)]

    def changed(self, ctx: Any, event: InboundEvent) -> InboundEvent:  # noqa: ARG002 - for those that look
        if not isinstance(event.body, PresenceChanged):
            return event
        return event.model_copy(update={"body": event.body.model_copy(update=self.told(event))})

    def told(self, event: Any) -> dict[str, Any]:  # noqa: ARG002 - for those that look
        return {}


@breaks("presence.tells-who-is-there", **MEETINGS)
class SeesEverybody(Changes):
    def told(self, event: Any) -> dict[str, Any]:  # noqa: ARG002 - it does not look
        return {"is_present": True}


@breaks("presence.tells-who-is-there", **MEETINGS)
class NamesAnotherMeeting(Changes):
    def told(self, event: Any) -> dict[str, Any]:
        return {"meeting_ref": event.event_id}


@breaks("presence.tells-who-waits", **MEETINGS)
class SeesNobodyWait(Changes):
    def told(self, event: Any) -> dict[str, Any]:  # noqa: ARG002 - it does not look
        return {"is_waiting": False}


@breaks("presence.keeps-seats-apart", **MEETINGS)
class SeatsAnew(Changes):
    def told(self, event: Any) -> dict[str, Any]:
        return {"seat": event.event_id}


@breaks("presence.tells-how-it-goes", **MEETINGS)
class KnowsNoEnd(Changes):
    def changed(self, ctx: Any, event: InboundEvent) -> InboundEvent:  # noqa: ARG002 - it does not look
        is_turn = isinstance(event.body, MeetingChanged)
        return event.model_copy(update={"body": Opaque(what="ended")}) if is_turn else event


@breaks("presence.is-the-same-every-time", **MEETINGS)
class TellsTheTimeOfReading(Changes):
    def changed(self, ctx: Any, event: InboundEvent) -> InboundEvent:
        return event.model_copy(update={"occurred_at": ctx.now})


@breaks("presence.keeps-names-to-itself", **MEETINGS)
class NamesThePerson(Changes):
    def changed(self, ctx: Any, event: InboundEvent) -> InboundEvent:  # noqa: ARG002 - it does not look
        name = str(event.raw.get("name", ""))
        return event.model_copy(update={"sender": ExternalIdentity(id="seat", display_name=name)})


@breaks("presence.keeps-what-came", **MEETINGS)
class KeepsNoRaw(Changes):
    def changed(self, ctx: Any, event: InboundEvent) -> InboundEvent:  # noqa: ARG002 - it does not look
        return event.model_copy(update={"raw": {}})

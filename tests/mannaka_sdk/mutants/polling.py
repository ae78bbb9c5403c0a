"""Echo as a service that is asked what happened, and the plugin that asks it."""
# ruff: noqa: ARG002 - nobody calls, whatever it was

import json
from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from integrations.channels.echo import deliveries, service
from integrations.channels.echo.manifest import MANIFEST
from integrations.channels.echo.plugin import EchoChannel
from integrations.channels.echo.simulator import ACCOUNT, EchoSimulator
from mannaka_sdk import (
    HttpRequest,
    HttpResponse,
    Inbound,
    InboundEvent,
    Manifest,
    Opaque,
    ParseError,
    PollPage,
    Verdict,
)
from mannaka_sdk.simulation import Happening, PolledSimulator

PAGE = 25


class AskedEcho(EchoSimulator, PolledSimulator):
    """Echo, which keeps what happened until it is asked."""

    def __init__(self) -> None:
        super().__init__()
        self.events: list[dict[str, Any]] = []

    def happen(self, *happenings: Happening) -> None:
        """Keep what happened."""
        self.events += json.loads(self.body(*happenings))["events"]

    def respond(self, request: HttpRequest) -> HttpResponse:
        """Tell what happened after a number, so many things at once."""
        path, _, after = request.url.partition("/v1/events?after=")
        if not after or not path:
            return super().respond(request)
        told = self.events[int(after) : int(after) + PAGE]
        found = {"account": ACCOUNT, "events": told, "all": len(self.events)}
        return HttpResponse(status=200, body=json.dumps(found, ensure_ascii=False).encode())


class PollingEcho(EchoChannel):
    """The plugin that asks."""

    manifest: ClassVar[Manifest] = MANIFEST.model_copy(
        update={"id": "jp.mannaka.echo_asked", "inbound": Inbound.POLL, "ack_deadline_s": None}
    )

    def verify(self, ctx: Any, request: Any) -> Verdict:
        return Verdict.rejected("nobody calls")

    def parse(self, ctx: Any, request: Any) -> Sequence[InboundEvent]:
        raise ParseError("nobody calls")

    async def poll(self, ctx: Any, cursor: bytes | None) -> PollPage:
        after = int(cursor or b"0")
        data = (await service.call(ctx, "GET", f"/v1/events?after={after}")).data
        events = self.told(data)
        reached = after + len(events)
        return PollPage(events=events, cursor=b"%d" % reached, has_more=reached < data["all"])

    def told(self, data: Mapping[str, Any]) -> tuple[InboundEvent, ...]:
        """Return what an answer tells."""
        return tuple(deliveries.read_delivery(json.dumps(data).encode()))


def is_opaque(event: InboundEvent) -> bool:
    """Tell whether an event is one that nobody can read."""
    return isinstance(event.body, Opaque)

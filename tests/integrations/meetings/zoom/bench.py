"""A bench for Zoom, with our contract over every call."""

import json
from datetime import timedelta
from typing import Any

from integrations.meetings.zoom.plugin import ZoomMeetings
from integrations.meetings.zoom.settings import ZoomConfig
from integrations.meetings.zoom.simulator import ZoomSimulator
from mannaka_sdk import Attendee, Context, HttpResponse, Meeting, MeetingRole, PluginError
from mannaka_sdk.testing.bench import Bench, run
from tests.integrations.meetings.zoom import API

GUEST = Attendee(display_name="B-7K2Q")


class ZoomBench(Bench):
    """Zoom and its plugin."""

    simulator: ZoomSimulator  # type: ignore[assignment]  # the kit names the simulator of messages

    def __init__(self) -> None:
        super().__init__(ZoomMeetings, ZoomSimulator, API)

    def configured(self, **changes: Any) -> Context[Any, Any]:
        """Return a context with other settings."""
        config = ZoomConfig.model_validate({**self.simulator.config().model_dump(), **changes})
        ctx = self.ctx()
        return Context(config=config, secrets=ctx.secrets, http=ctx.http, clock=ctx.clock, state=ctx.state, log=ctx.log)

    def made(self, **changes: Any) -> Meeting:
        """Have a meeting made."""
        meeting: Meeting = run(self.plugin.create(self.ctx(), self.spec(**changes)))
        return meeting

    def kept(self, meeting: Meeting) -> dict[str, Any]:
        """Return the meeting as Zoom keeps it."""
        return self.simulator.zoom.meetings[meeting.ref.id]

    def door(self, meeting: Meeting, role: MeetingRole, lasts: timedelta = timedelta(minutes=5)) -> Any:
        """Have a way in made."""
        return run(self.plugin.access(self.ctx(), meeting.ref, who=GUEST, role=role, lasts=lasts))

    def asked(self, host: str = "") -> list[str]:
        """Return what was asked of Zoom, a line each."""
        return [f"{each.method} {each.url.removeprefix('https://')}" for each in self.wire.journal if host in each.url]

    def answering(self, status: int, headers: dict[str, str] | None = None, **told: Any) -> "ZoomBench":
        """Have Zoom give one answer to everything but the question for a token."""
        answer = HttpResponse(status=status, headers=headers or {}, body=json.dumps(told).encode())
        asked = self.simulator.respond
        self.simulator.respond = lambda request: asked(request) if "oauth" in request.url else answer  # type: ignore[method-assign]  # for one test
        return self

    def failure(self, work: Any) -> PluginError:
        """Return the error with which a call ends."""
        try:
            run(work)
        except PluginError as error:
            return error
        raise AssertionError("it ended well")

"""The way out in a test: it leads to the simulator, watches the manifest's hosts, and breaks on demand."""

import asyncio
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from mannaka_sdk.egress import ByteSink, HttpRequest, HttpResponse
from mannaka_sdk.errors import PermanentError, TransientError
from mannaka_sdk.simulation import Refusal, Simulator


@dataclass
class Wire:
    """An `EgressClient` that calls the simulator."""

    simulator: Simulator
    hosts: frozenset[str]
    journal: list[HttpRequest] = field(default_factory=list)
    """Every request that was asked for, also those refused."""
    refusal: Refusal | None = None
    """How the service refuses everything."""
    is_cut: bool = False
    """Whether no answer ever comes."""
    loses_answers: int = 0
    """How many answers get lost after the service did what was asked."""
    loses_after: int = 0
    """How many answers come through before they get lost."""

    async def send(self, request: HttpRequest) -> HttpResponse:
        """
        Ask the simulator.

        :raises TransientError: if no answer came.
        :raises PermanentError: if the host is not in the manifest.
        """
        self.journal.append(request)
        await asyncio.sleep(0)
        if urlsplit(request.url).hostname not in self.hosts:
            raise PermanentError("the host is not in the manifest")
        if self.is_cut:
            raise TransientError("no answer came")
        if self.refusal is not None:
            return self.simulator.refuse(self.refusal)
        return self._answered(self.simulator.respond(request))

    async def download(self, request: HttpRequest, sink: ByteSink) -> HttpResponse:
        """
        Ask the simulator and pour its answer into a sink.

        :raises TransientError: if no answer came.
        :raises PermanentError: if the host is not in the manifest.
        """
        response = await self.send(request)
        if response.status == 200:  # noqa: PLR2004 - HTTP's own word for well done
            await sink.write(response.body)
        return response.model_copy(update={"body": b""})

    def _answered(self, response: HttpResponse) -> HttpResponse:
        if self.loses_after:
            self.loses_after -= 1
        elif self.loses_answers:
            self.loses_answers -= 1
            raise TransientError("the answer was lost")
        return response

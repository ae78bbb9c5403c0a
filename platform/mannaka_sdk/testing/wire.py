"""The way out in a test: it leads to the simulator, watches the manifest's hosts, and breaks on demand."""

import asyncio
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from mannaka_sdk.egress import ByteSink, HttpRequest, HttpResponse
from mannaka_sdk.errors import PermanentError, TransientError
from mannaka_sdk.simulation import Refusal, Simulator
from mannaka_sdk.testing.openapi import StrictContract

PIECE = 1024
"""How much of a file comes at once."""


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
    contract: StrictContract | None = None
    """The service's own contract, where there is one: every request and every answer has to keep it."""
    through: str = ""
    """Where a plugin on its vendor's server reaches the simulator."""

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
        if self.contract is not None:
            self.contract.check_request(request)
        if self.is_cut:
            raise TransientError("no answer came")
        return self._answered(self._response(request))

    async def download(self, request: HttpRequest, sink: ByteSink) -> HttpResponse:
        """
        Ask the simulator and pour its answer into a sink.

        :raises TransientError: if no answer came.
        :raises PermanentError: if the host is not in the manifest.
        """
        response = await self.send(request)
        if response.status == 200:  # noqa: PLR2004 - HTTP's own word for well done
            for start in range(0, len(response.body), PIECE):
                await sink.write(response.body[start : start + PIECE])
        return response.model_copy(update={"body": b""})

    def _response(self, request: HttpRequest) -> HttpResponse:
        refusal = self.refusal
        response = self.simulator.respond(request) if refusal is None else self.simulator.refuse(refusal)
        if self.contract is not None:
            self.contract.check_response(request, response)
        return response

    def _answered(self, response: HttpResponse) -> HttpResponse:
        if self.loses_after:
            self.loses_after -= 1
        elif self.loses_answers:
            self.loses_answers -= 1
            raise TransientError("the answer was lost")
        return response

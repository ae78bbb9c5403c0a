"""A service that is asked, as a plugin: it tells page after page what a test put there."""

from collections.abc import Callable
from typing import Any, ClassVar

from integrations.channels.echo.deliveries import read_delivery
from integrations.channels.echo.plugin import EchoChannel
from integrations.channels.echo.simulator import EchoSimulator
from mannaka_sdk import Context, Inbound, InboundEvent, Manifest, PollPage
from mannaka_sdk.simulation import Happening

POLLED = "jp.example.polled"


def told(*happenings: Happening) -> tuple[InboundEvent, ...]:
    """Return what happened as events."""
    return tuple(read_delivery(EchoSimulator().body(*happenings)))


class PolledEcho(EchoChannel):
    """Echo, if it had to be asked."""

    manifest: ClassVar[Manifest] = EchoChannel.manifest.model_copy(
        update={"id": POLLED, "inbound": Inbound.POLL, "ack_deadline_s": None}
    )
    answers: ClassVar[list[PollPage | Exception | Callable[[], PollPage]]] = []
    cursors: ClassVar[list[bytes | None]] = []

    async def poll(self, ctx: Context[Any, Any], cursor: bytes | None) -> PollPage:  # noqa: ARG002 - the SDK's signature
        """Tell the next page, or raise what stands in its place."""
        self.cursors.append(cursor)
        answer = self.answers.pop(0) if self.answers else PollPage()
        if isinstance(answer, Exception):
            raise answer
        return answer if isinstance(answer, PollPage) else answer()

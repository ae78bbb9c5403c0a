"""The bench on which a check puts a plugin: a new plugin, a new service, and everything in between."""

import asyncio
from collections.abc import Coroutine, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Final, TypeVar
from uuid import UUID

from mannaka_sdk.configuration import SecretModel
from mannaka_sdk.context import Context, ParseContext, VerifyContext
from mannaka_sdk.events import InboundEvent
from mannaka_sdk.kinds import Capability, Kind
from mannaka_sdk.messages import Outbound, OutboundPart, TextPart
from mannaka_sdk.people import ExternalIdentity
from mannaka_sdk.simulation import Happening, MessagingSimulator, Wrote
from mannaka_sdk.testing.doubles import FakeClock, ListLog, MemoryState
from mannaka_sdk.testing.wire import Wire
from mannaka_sdk.webhooks import RawRequest, Verdict

T = TypeVar("T")
MESSAGE_ID: Final = UUID("018f0000-0000-7000-8000-000000000001")
LIMIT_S: Final = 30.0


@dataclass(frozen=True, kw_only=True)
class Subject:
    """What is examined: a plugin's class, its service's simulator, and real deliveries."""

    plugin: type[Any]
    simulator: type[Any]
    fixtures: Path | None = None

    def bench(self) -> "Bench":
        """Return a new bench."""
        return Bench(self.plugin, self.simulator)

    def can(self, capability: Capability) -> bool:
        """Tell whether the manifest declares a capability."""
        return capability in self.plugin.manifest.capabilities

    def is_a(self, kind: Kind) -> bool:
        """Tell whether the manifest declares a kind."""
        return kind in self.plugin.manifest.kinds


class Bench:
    """One plugin and one service."""

    def __init__(self, plugin: type[Any], simulator: type[Any]) -> None:
        self.plugin = plugin()
        self.simulator: MessagingSimulator = simulator()
        self.wire = Wire(self.simulator, plugin.manifest.egress)
        self.clock = FakeClock()
        self.state = MemoryState()
        self.log = ListLog()

    def ctx(self, secrets: SecretModel | None = None, state: MemoryState | None = None) -> Context[Any, Any]:
        """Return what a call that talks to the service gets."""
        return Context(
            config=self.simulator.config(),
            secrets=secrets or self.simulator.secrets(),
            http=self.wire,
            clock=self.clock,
            state=state or self.state,
            log=self.log,
        )

    def delivery(self, *happenings: Happening, secrets: SecretModel | None = None) -> RawRequest:
        """Return a signed delivery."""
        return self.signed(self.simulator.body(*happenings), secrets=secrets)

    def signed(self, body: bytes, *, secrets: SecretModel | None = None, at: datetime | None = None) -> RawRequest:
        """Return a delivery with any body, signed."""
        return self.simulator.sign(body, secrets=secrets or self.simulator.secrets(), at=at or self.clock.now())

    def verify(self, request: RawRequest, secrets: SecretModel | None = None) -> Verdict:
        """Have the plugin decide on a delivery."""
        kept = secrets or self.simulator.secrets()
        context = VerifyContext(config=self.simulator.config(), secrets=kept, now=self.clock.now())
        verdict: Verdict = self.plugin.verify(context, request)
        return verdict

    def parse(self, request: RawRequest) -> Sequence[InboundEvent]:
        """Have the plugin read a delivery."""
        context = ParseContext(config=self.simulator.config(), now=self.clock.now())
        events: Sequence[InboundEvent] = self.plugin.parse(context, request)
        return events

    def read(self, *happenings: Happening) -> Sequence[InboundEvent]:
        """Have the plugin read what happened."""
        return self.parse(self.delivery(*happenings))

    def wrote(
        self, text: str = "相談したいことがあります。", number: int = 1, *, later: timedelta = timedelta(0), **more: Any
    ) -> Wrote:
        """Return that a citizen wrote."""
        at = self.clock.now() + later
        return Wrote(event_id=f"event-{number}", at=at, message_id=f"message-{number}", text=text, **more)

    def send(self, message: Outbound, secrets: SecretModel | None = None) -> Any:
        """Have the plugin send a message."""
        return run(self.plugin.send(self.ctx(secrets), message))


def message(*parts: OutboundPart | str, to: str = "person-1", attempt: int = 1, key: UUID = MESSAGE_ID) -> Outbound:
    """Return a message of the city."""
    made = tuple(TextPart(text=part) if isinstance(part, str) else part for part in parts)
    return Outbound(id=key, to=ExternalIdentity(id=to), parts=made, attempt=attempt)


def run(work: Coroutine[Any, Any, T]) -> T:
    """Run a plugin's coroutine as the host does, in a loop of its own, wherever the test runs."""
    with ThreadPoolExecutor(max_workers=1) as thread:
        return thread.submit(asyncio.run, asyncio.wait_for(work, LIMIT_S)).result()

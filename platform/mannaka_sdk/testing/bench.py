"""The bench on which a check puts a plugin: a new plugin, a new service, and everything in between."""

import asyncio
from collections.abc import Coroutine, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Final, TypeVar
from urllib.parse import urlsplit
from uuid import UUID

from mannaka_sdk.configuration import ConfigModel, SecretModel
from mannaka_sdk.context import Context, ParseContext, VerifyContext
from mannaka_sdk.events import InboundEvent
from mannaka_sdk.kinds import Capability, Kind
from mannaka_sdk.manifest import Inbound, Manifest
from mannaka_sdk.meeting_states import MeetingRole
from mannaka_sdk.meetings import Attendee, Meeting, MeetingSpec
from mannaka_sdk.messages import FilePart, Outbound, OutboundPart, TextPart
from mannaka_sdk.messaging import PollPage
from mannaka_sdk.partners import ReferralField, ReferralOut
from mannaka_sdk.people import ExternalIdentity, ReplyHandle
from mannaka_sdk.referral_states import ReferralPhase
from mannaka_sdk.simulated_meetings import CameOrWent, Whereabouts
from mannaka_sdk.simulated_partners import Answer, Answered
from mannaka_sdk.simulation import Happening, MessagingSimulator, PolledSimulator, Telephoned, Wrote
from mannaka_sdk.testing.doubles import BEGINNING, FakeClock, ListLog, MemoryState
from mannaka_sdk.testing.expect import ConformanceError
from mannaka_sdk.testing.lines import WireLines
from mannaka_sdk.testing.openapi import StrictContract
from mannaka_sdk.testing.remote import lead_through, stands_in
from mannaka_sdk.testing.wire import Wire
from mannaka_sdk.webhooks import RawRequest, Verdict

T = TypeVar("T")
MESSAGE_ID: Final = UUID("018f0000-0000-7000-8000-000000000001")
OTHER_MESSAGE_ID: Final = UUID("018f0000-0000-7000-8000-000000000002")
FILE: Final = FilePart.model_validate(
    {"url": "https://files.example.jp/1", "media_type": "image/png", "name": "図", "size": 1}
)
LIMIT_S: Final = 30.0
MOST_PAGES: Final = 50


@dataclass(frozen=True, kw_only=True)
class Subject:
    """What is examined: a plugin's class, its service's simulator, and real deliveries."""

    plugin: type[Any]
    simulator: type[Any]
    fixtures: Path | None = None
    contract: StrictContract | None = None

    def bench(self) -> "Bench":
        """Return a new bench."""
        return Bench(self.plugin, self.simulator, self.contract)

    def can(self, capability: Capability) -> bool:
        """Tell whether the manifest declares a capability."""
        return capability in self.plugin.manifest.capabilities

    def is_a(self, kind: Kind) -> bool:
        """Tell whether the manifest declares a kind."""
        return kind in self.plugin.manifest.kinds

    @property
    def takes_deliveries(self) -> bool:
        """Tell whether the service calls an address of the host."""
        return self.plugin.manifest.inbound not in {Inbound.POLL, Inbound.NONE}

    @property
    def reaches_out(self) -> bool:
        """Tell whether the plugin ever asks its service anything; one without a host in its manifest cannot."""
        manifest = self.plugin.manifest
        return bool(manifest.egress or manifest.egress_in or manifest.lines)

    @property
    def polls(self) -> bool:
        """Tell whether the host asks the service."""
        return self.plugin.manifest.inbound in {Inbound.POLL, Inbound.BOTH}


class Bench:
    """One plugin and one service."""

    def __init__(self, plugin: type[Any], simulator: type[Any], contract: StrictContract | None = None) -> None:
        self.plugin = plugin()
        self.simulator: MessagingSimulator = simulator()
        self.wire = Wire(self.simulator, _hosts_of(plugin.manifest, self.simulator.config()), contract=contract)
        if stands_in(plugin):
            lead_through(self.wire)
        self.clock = FakeClock()
        self.state = MemoryState()
        self.log = ListLog()
        config = self.simulator.config()
        self.lines = WireLines(self.wire, frozenset(str(getattr(config, name)) for name in plugin.manifest.lines))
        self.takes_deliveries = plugin.manifest.inbound is not Inbound.POLL

    def ctx(self, secrets: SecretModel | None = None, state: MemoryState | None = None) -> Context[Any, Any]:
        """Return what a call that talks to the service gets."""
        return Context(
            config=self.simulator.config(),
            secrets=secrets or self.simulator.secrets(),
            http=self.wire,
            clock=self.clock,
            state=state or self.state,
            log=self.log,
            lines=self.lines,
        )

    def delivery(self, *happenings: Happening, secrets: SecretModel | None = None) -> RawRequest:
        """Return a signed delivery."""
        told = happenings[:1] if self.simulator.tells_one_at_a_time else happenings
        return self.signed(self.simulator.body(*told), secrets=secrets)

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
        """Have the plugin read what happened, in the way in which it hears of it."""
        if self.takes_deliveries and self.simulator.tells_one_at_a_time and happenings:
            return [event for each in happenings for event in self.parse(self.delivery(each))]
        if self.takes_deliveries:
            return self.parse(self.delivery(*happenings))
        cursor = self.poll(None).cursor
        self.happen(*happenings)
        return self.poll_all(cursor)[0]

    def happen(self, *happenings: Happening) -> None:
        """
        Let things happen at a service that is polled.

        :raises ConformanceError: if the simulator is of a service that is not.
        """
        if not isinstance(self.simulator, PolledSimulator):
            raise ConformanceError("the simulator of a plugin that polls is a PolledSimulator")
        self.simulator.happen(*happenings)

    def poll(self, cursor: bytes | None, state: MemoryState | None = None) -> PollPage:
        """Have the plugin ask once."""
        page: PollPage = run(self.plugin.poll(self.ctx(state=state), cursor))
        return page

    def poll_all(self, cursor: bytes | None) -> tuple[list[InboundEvent], bytes | None]:
        """
        Have the plugin ask until nothing is left, and return what it told and where to go on.

        :raises ConformanceError: if it never ends.
        """
        events: list[InboundEvent] = []
        for _ in range(MOST_PAGES):
            page = self.poll(cursor)
            events, cursor = [*events, *page.events], page.cursor
            if not page.has_more:
                return events, cursor
        raise ConformanceError(f"after {MOST_PAGES} polls there is still more")

    def wrote(
        self, text: str = "相談したいことがあります。", number: int = 1, *, later: timedelta = timedelta(0), **more: Any
    ) -> Wrote:
        """Return that a citizen wrote."""
        at = self.clock.now() + later
        return Wrote(event_id=f"event-{number}", at=at, message_id=f"message-{number}", text=text, **more)

    def called(self, number: int = 1, **more: Any) -> Telephoned:
        """Return that somebody telephoned."""
        more = {"caller": "0898324111", "called": "0898365555", "call_id": f"call-{number}", **more}
        return Telephoned(event_id=f"event-{number}", at=self.clock.now(), **more)

    def came(self, number: int = 1, **more: Any) -> CameOrWent:
        """Return that somebody entered a meeting."""
        more = {"meeting": "meeting-1", "now": Whereabouts.INSIDE, "person": "seat-1", **more}
        return CameOrWent(event_id=f"event-{number}", at=self.clock.now(), **more)

    def answered(self, number: int = 1, **more: Any) -> Answered:
        """Return that somebody at a partner answered a referral."""
        more = {"referral": "referral-1", "answer": Answer(phase=ReferralPhase.ACCEPTED), **more}
        return Answered(event_id=f"event-{number}", at=self.clock.now(), **more)

    def happened(self, number: int = 1, words: str = "相談したいことがあります。") -> Happening:
        """Return whatever a service of this kind tells of: a message, an answer, a guest of a meeting, or a call."""
        kinds = self.plugin.manifest.kinds
        if Kind.MESSAGING in kinds:
            return self.wrote(words, number)
        if Kind.PARTNER in kinds:
            return self.answered(number, answer=Answer(phase=ReferralPhase.REJECTED, reason=words))
        return self.came(number, name=words) if Kind.MEETING in kinds else self.called(number)

    async def act(self, ctx: Context[Any, Any], words: str = "一", *, attempt: int = 1) -> list[Any]:
        """Have the plugin do what it is there for: send a message, refer a matter, or make a meeting and a way in."""
        if Kind.MESSAGING in self.plugin.manifest.kinds:
            return [await self.hand_over(ctx, message(words, to="person-secret", attempt=attempt))]
        if Kind.PARTNER in self.plugin.manifest.kinds:
            return [await self.plugin.refer(ctx, self.referral(words=words))]
        meeting: Meeting = await self.plugin.create(ctx, self.spec())
        who, lasts = Attendee(display_name=words), timedelta(minutes=5)
        link = await self.plugin.access(ctx, meeting.ref, who=who, role=MeetingRole.GUEST, lasts=lasts)
        return [meeting, link]

    @property
    def done(self) -> int:
        """Return how often the service did what a plugin is there for."""
        found: Any = self.simulator
        if Kind.MESSAGING in self.plugin.manifest.kinds:
            return len(found.received)
        return len(found.referrals if Kind.PARTNER in self.plugin.manifest.kinds else found.meetings)

    def spec(self, key: UUID = MESSAGE_ID, **more: Any) -> MeetingSpec:
        """Return a meeting that the city wants."""
        hosts = getattr(self.simulator.config(), self.plugin.manifest.hosts_in or " ", ("",))
        at, lasts = BEGINNING + timedelta(days=9, hours=3), timedelta(minutes=30)
        plain = {"topic": "相談 12/1 10:00 B-7K2Q", "starts_at": at, "lasts": lasts, "host": hosts[0]}
        return MeetingSpec.model_validate({"id": key, **plain, **more})

    def referral(
        self, key: UUID = MESSAGE_ID, *, words: str = "家計の立て直しを手伝ってほしい。", **more: Any
    ) -> ReferralOut:
        """Return a matter that the city refers."""
        fields = (ReferralField(label="氏名", text="person-secret"), ReferralField(label="相談の概要", text=words))
        plain: dict[str, Any] = {"partner": "partner-1", "purpose": "就労の支援", "fields": fields}
        plain["answer_by"] = BEGINNING + timedelta(days=14)
        return ReferralOut.model_validate({"id": key, **plain, **more})

    def send(self, message: Outbound, secrets: SecretModel | None = None) -> Any:
        """Have the plugin send a message."""
        return run(self.hand_over(self.ctx(secrets), message))

    async def hand_over(self, ctx: Context[Any, Any], message: Outbound) -> Any:
        """Have the plugin send a message, to the person as the service calls them."""
        to = ExternalIdentity(id=self.simulator.person(message.to.id))
        return await self.plugin.send(ctx, message.model_copy(update={"to": to}))


def _hosts_of(manifest: Manifest, config: ConfigModel) -> frozenset[str]:
    """Return the hosts that a plugin may call: its manifest's, and those of the addresses in its settings."""
    told = {urlsplit(str(getattr(config, name))).hostname for name in manifest.egress_in}
    return manifest.egress | {each for each in told if each}


def message(
    *parts: OutboundPart | str,
    to: str = "person-1",
    attempt: int = 1,
    key: UUID = MESSAGE_ID,
    reply: ReplyHandle | None = None,
) -> Outbound:
    """Return a message of the city."""
    made = tuple(TextPart(text=part) if isinstance(part, str) else part for part in parts)
    return Outbound(id=key, to=ExternalIdentity(id=to), parts=made, attempt=attempt, reply=reply)


def run(work: Coroutine[Any, Any, T]) -> T:
    """Run a plugin's coroutine as the host does, in a loop of its own, wherever the test runs."""
    with ThreadPoolExecutor(max_workers=1) as thread:
        return thread.submit(asyncio.run, asyncio.wait_for(work, LIMIT_S)).result()

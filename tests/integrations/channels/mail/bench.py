"""One mail channel, one city's servers in memory, and everything in between."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from integrations.channels.mail.plugin import MailChannel
from integrations.channels.mail.settings import MailConfig, MailSecrets
from integrations.channels.mail.simulated_imap import Kept
from integrations.channels.mail.simulator import IMAP, SMTP, MailSimulator
from mannaka_sdk import (
    Context,
    ConversationKey,
    ExternalIdentity,
    InboundEvent,
    MessageReceived,
    Outbound,
    PollPage,
    SendResult,
    TextPart,
)
from mannaka_sdk.testing import FakeClock, ListLog, MemoryState, Wire
from mannaka_sdk.testing.bench import run
from mannaka_sdk.testing.lines import WireLines


@dataclass
class MailBench:
    """A channel that is set up."""

    changes: Mapping[str, object] = field(default_factory=dict)
    plugin: MailChannel = field(default_factory=MailChannel)
    simulator: MailSimulator = field(default_factory=MailSimulator)
    clock: FakeClock = field(default_factory=FakeClock)
    state: MemoryState = field(default_factory=MemoryState)
    log: ListLog = field(default_factory=ListLog)
    cursor: bytes | None = None
    real: dict[str, Any] = field(default_factory=dict)
    """What a call gets instead: other connections, other secrets."""

    def __post_init__(self) -> None:
        self.wire = Wire(self.simulator, frozenset())
        self.lines = WireLines(self.wire, frozenset({IMAP, SMTP}))

    def ctx(self, **more: Any) -> Context[MailConfig, MailSecrets]:
        """Return what a call gets."""
        config = MailConfig.model_validate(self.simulator.config().model_dump() | dict(self.changes))
        usual: dict[str, Any] = {
            "config": config,
            "secrets": self.simulator.secrets(),
            "http": self.wire,
            "clock": self.clock,
            "state": self.state,
            "log": self.log,
            "lines": self.lines,
        }
        return Context(**(usual | self.real | more))

    def comes(self, raw: bytes, at: datetime | None = None) -> Kept:
        """Let a mail come."""
        return self.simulator.mailbox.put(raw, at or self.clock.now())

    def begin(self) -> None:
        """Look into the mailbox for the first time: from now on mails are told."""
        self.cursor = self.poll().cursor

    def poll(self, cursor: bytes | None = None) -> PollPage:
        """Look into the mailbox once."""
        return run(self.plugin.poll(self.ctx(), cursor or self.cursor))

    def told(self) -> list[InboundEvent]:
        """Look into the mailbox until nothing waits, as the host does."""
        events: list[InboundEvent] = []
        for _ in range(10_000):
            page = self.poll()
            events += page.events
            self.cursor = page.cursor
            if not page.has_more:
                return events
        raise AssertionError("the mailbox never ends")

    def send(self, text: str = "お返事です。", to: str = "hanako@example.jp", **more: Any) -> SendResult:
        """Have a message sent."""
        return run(self.plugin.send(self.ctx(), outbound(text, to=to, **more)))


def outbound(text: str, *, to: str, key: UUID | None = None, conversation: str | None = None, **more: Any) -> Outbound:
    """Return a message of the city."""
    named = ConversationKey(id=conversation) if conversation else None
    parts = (TextPart(text=text),)
    return Outbound(id=key or uuid4(), to=ExternalIdentity(id=to), parts=parts, conversation=named, **more)


def mail(text: str = "相談です。", *, sender: str = "hanako@example.jp", **headers: str) -> bytes:
    """Return a simple mail."""
    usual = {"From": f"<{sender}>", "To": "soudan@city.imabari.example.jp", "Subject": "consultation"}
    lines = usual | {name.replace("_", "-"): value for name, value in headers.items()}
    head = "".join(f"{name}: {value}\r\n" for name, value in lines.items())
    return f"{head}Content-Type: text/plain; charset=utf-8\r\n\r\n{text}\r\n".encode()


def words(event: InboundEvent) -> str:
    """Return what a citizen wrote, without what is quoted."""
    parts = event.body.parts if isinstance(event.body, MessageReceived) else ()
    return "\n".join(part.text for part in parts if isinstance(part, TextPart) and not part.is_quoted)

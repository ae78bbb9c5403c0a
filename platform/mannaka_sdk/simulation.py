"""
What a vendor writes to be tested: the service, in memory, with its own words and its own refusals.

It needs neither pytest nor hypothesis, so that a demo can run it, too.
"""

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum, unique
from typing import Any, ClassVar

from mannaka_sdk.calls import CallPhase, NumberHidden
from mannaka_sdk.configuration import ConfigModel, SecretModel
from mannaka_sdk.egress import HttpRequest, HttpResponse
from mannaka_sdk.webhooks import RawRequest


@unique
class Refusal(StrEnum):
    """Why the service refuses something. The simulator knows how the real one says it."""

    WRONG_CREDENTIALS = "wrong_credentials"
    MISSING_SCOPE = "missing_scope"
    RATE_LIMITED = "rate_limited"
    QUOTA_EXCEEDED = "quota_exceeded"
    RECIPIENT_GONE = "recipient_gone"
    CONTENT_REJECTED = "content_rejected"
    BAD_REQUEST = "bad_request"
    ILL = "ill"


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """Something that a citizen did at the service; the simulator writes it as the service would."""

    event_id: str
    at: datetime
    person: str = "person-1"
    is_redelivery: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Wrote(Happening):
    """A citizen wrote a text."""

    message_id: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SentFile(Happening):
    """A citizen sent a file, which rests at the service."""

    message_id: str
    name: str
    media_type: str
    content: bytes = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class TookBack(Happening):
    """A citizen took a message back."""

    message_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BeganToFollow(Happening):
    """A citizen began to follow the account."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StoppedFollowing(Happening):
    """A citizen blocked or left the account."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pressed(Happening):
    """A citizen pressed a choice."""

    data: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkedAccount(Happening):
    """A citizen linked the account with the city's own page."""

    nonce: str = field(repr=False)
    succeeded: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Telephoned(Happening):
    """A call began to ring, was answered, or ended."""

    call_id: str
    phase: CallPhase = CallPhase.RINGING
    caller: str = field(default="", repr=False)
    hidden: NumberHidden | None = None
    called: str = ""
    extension: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class WasRecorded(Happening):
    """A call was recorded; the recording rests at the telephone system."""

    call_id: str
    ref: str
    seconds: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DidSomethingNew(Happening):
    """A citizen did what no plugin knows yet: next year's event."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Received:
    """A message that a citizen has on the screen."""

    to: str
    text: str
    choices: Mapping[str, str] = field(default_factory=dict)
    """What may be pressed, and what it sends back."""
    links: Mapping[str, str] = field(default_factory=dict)
    """The links of a card or a file: what they say, and where they lead."""
    reply_token: str = field(default="", repr=False)
    """The right with which it was sent, where it was an answer."""


class Simulator(ABC):
    """The service, in memory. Each check makes a new one."""

    older_configs: ClassVar[Mapping[int, Mapping[str, Any]]] = {}
    """An example of each older version of the settings."""

    @property
    @abstractmethod
    def account(self) -> str:
        """Return the identifier of the account to which the settings lead."""

    @abstractmethod
    def config(self) -> ConfigModel:
        """Return settings that work."""

    @abstractmethod
    def secrets(self) -> SecretModel:
        """Return the secrets that work."""

    @abstractmethod
    def other_secrets(self) -> SecretModel:
        """Return secrets of the right shape of which every one differs from those that work."""

    @abstractmethod
    def respond(self, request: HttpRequest) -> HttpResponse:
        """Answer a request as the service would."""

    @abstractmethod
    def refuse(self, refusal: Refusal) -> HttpResponse:
        """Return the answer with which the service refuses something."""


class DeliveringSimulator(Simulator):
    """A service that calls an address of the host, in memory."""

    signature_header: ClassVar[str]
    """The header that holds the signature, in lower case."""
    fresh_for: ClassVar[timedelta | None] = None
    """How old a signed delivery may be, where the signature covers the time."""
    signs_the_body: ClassVar[bool] = True
    """Whether the signature covers what is told; else it is a word that the service says each time."""
    tells_one_at_a_time: ClassVar[bool] = False
    """Whether a delivery holds one thing that happened, and never several."""

    @abstractmethod
    def body(self, *happenings: Happening) -> bytes:
        """Write a delivery's body; without happenings, the one with which the service tries whether we are there."""

    @abstractmethod
    def sign(self, body: bytes, *, secrets: SecretModel, at: datetime) -> RawRequest:
        """Return a delivery with a body, signed with some secrets at a time."""

    def person(self, name: str) -> str:
        """Return what the service calls a person of the kit, such as `person-1`; a mail address, for one."""
        return name


class CallSimulator(DeliveringSimulator):
    """A telephone system, in memory: it tells of what was `Telephoned` and what `WasRecorded`."""

    @abstractmethod
    def pop_query(self, *, caller: str, called: str, call_id: str) -> str:
        """Return the query with which the telephone opens the screen."""


class MessagingSimulator(DeliveringSimulator):
    """A service for messages, in memory."""

    reply_window: ClassVar[timedelta | None] = None
    """How long the service takes an answer to a message, where it gives a right to one."""

    @property
    @abstractmethod
    def received(self) -> list[Received]:
        """Return what citizens have on their screens, in order."""

    @property
    def read(self) -> list[str]:
        """Return the messages that citizens see as read, by the ids that the service gave them."""
        return []

    @property
    def names(self) -> dict[str, str]:
        """Return what people call themselves, by what the service calls them; for a plugin that declares `profile`."""
        return {}

    @property
    def menu(self) -> Mapping[str, str] | None:
        """Return the menu that everybody sees, labels and where they lead; for a plugin that declares `menus`."""
        return None

    @property
    def menus_kept(self) -> int:
        """Return how many menus the service keeps for the account, shown or not."""
        return 0

    def linking(self, url: str) -> tuple[str, str]:
        """
        Return whose account a page links, and the nonce that it tells; for a plugin that declares `link_page`.

        :raises ValueError: if the service has no such page.
        """
        raise ValueError(f"there is no page {url}")


class PolledSimulator(MessagingSimulator):
    """A service for messages that is asked what happened: for a plugin whose `inbound` is `poll`."""

    signature_header = ""

    @abstractmethod
    def happen(self, *happenings: Happening) -> None:
        """Let things happen, for a poll to find. What nobody foresaw is what the plugin cannot bring or read."""

    def body(self, *happenings: Happening) -> bytes:
        """Write a delivery as a stranger would: the service makes none."""
        return repr(happenings).encode()

    def sign(self, body: bytes, *, secrets: SecretModel, at: datetime) -> RawRequest:  # noqa: ARG002 - nobody signs it
        """Return a delivery that nobody signed."""
        return RawRequest(body=body, received_at=at)

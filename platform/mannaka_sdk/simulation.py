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
class DidSomethingNew(Happening):
    """A citizen did what no plugin knows yet: next year's event."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Received:
    """A message that a citizen has on the screen."""

    to: str
    text: str
    choices: Mapping[str, str] = field(default_factory=dict)
    """What may be pressed, and what it sends back."""


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


class MessagingSimulator(Simulator):
    """A service for messages, in memory."""

    signature_header: ClassVar[str]
    """The header that holds the signature, in lower case."""
    fresh_for: ClassVar[timedelta | None] = None
    """How old a signed delivery may be, where the signature covers the time."""

    @abstractmethod
    def body(self, *happenings: Happening) -> bytes:
        """Write a delivery's body; without happenings, the one with which the service tries whether we are there."""

    @abstractmethod
    def sign(self, body: bytes, *, secrets: SecretModel, at: datetime) -> RawRequest:
        """Return a delivery with a body, signed with some secrets at a time."""

    @property
    @abstractmethod
    def received(self) -> list[Received]:
        """Return what citizens have on their screens, in order."""

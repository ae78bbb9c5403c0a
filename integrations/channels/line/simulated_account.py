"""What LINE remembers of an account and of the talks with it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final

from integrations.channels.line.simulated_menus import Menus
from mannaka_sdk.simulation import Received, SentFile

TOKEN_LIFE: Final = timedelta(minutes=15)
REPLY_LIFE: Final = timedelta(minutes=1)
KEY_LIFE: Final = timedelta(hours=24)
LINK_TOKEN_LIFE: Final = timedelta(minutes=10)


@dataclass(slots=True)
class ReplyToken:
    """A right to answer: of whom, from when, and whether it is spent."""

    person: str
    issued_at: datetime
    is_spent: bool = False


@dataclass(slots=True)
class Talk:
    """The citizens' side."""

    received: list[Received] = field(default_factory=list)
    read: list[str] = field(default_factory=list)
    blocked: set[str] = field(default_factory=set)
    gone: set[str] = field(default_factory=set)
    """Identifiers that LINE does not know any more."""
    files: dict[str, SentFile] = field(default_factory=dict)
    preparing: dict[str, str] = field(default_factory=dict)
    """Films and sounds that are not there yet: `processing` or `failed`."""
    reply_tokens: dict[str, ReplyToken] = field(default_factory=dict)
    read_tokens: dict[str, str] = field(default_factory=dict)
    """Which message a mark of reading is for."""
    names: dict[str, str] = field(default_factory=dict)
    """What people call themselves."""
    known: set[str] = field(default_factory=set)
    """Who ever wrote to the account or followed it."""


@dataclass(slots=True, kw_only=True)
class Account:
    """The account's side."""

    bot: str
    channel_id: str
    channel_secret: str
    now: Callable[[], datetime]
    name: str = "今治市消費生活センター"
    basic_id: str = "@216imabari"
    talk: Talk = field(default_factory=Talk)
    tokens: dict[str, datetime] = field(default_factory=dict)
    taken: dict[str, tuple[datetime, list[str]]] = field(default_factory=dict)
    """The retry keys, with when they were taken and the ids of the messages."""
    sent: int = 0
    limit: int | None = 1000
    hurried: int = 0
    """How many requests are yet refused as too many at once."""
    webhook: str = "https://soudan.example.jp/hooks/v1/key"
    is_webhook_used: bool = True
    is_webhook_reached: bool = True
    numbered: int = 0
    menus: Menus = field(default_factory=Menus)
    link_tokens: dict[str, tuple[str, datetime]] = field(default_factory=dict)
    """The tokens for linking that were not used yet: whose they are, and from when."""

    def new_link_token(self, person: str) -> str:
        """Issue a token with which a person, and nobody else, may link the account."""
        token = f"link{self._number()}"
        self.link_tokens[token] = (person, self.now())
        return token

    def spend_link_token(self, token: str) -> str | None:
        """Use up a token for linking, and return whose it is; nothing where it is none, used, or too old."""
        person, issued_at = self.link_tokens.pop(token, (None, self.now()))
        return person if self.now() - issued_at < LINK_TOKEN_LIFE else None

    def new_token(self) -> str:
        """Issue a token."""
        token = f"stateless.{self._number()}"
        self.tokens[token] = self.now()
        return token

    def is_token(self, token: str) -> bool:
        """Tell whether a token was issued and has not ended."""
        issued_at = self.tokens.get(token)
        return issued_at is not None and self.now() - issued_at < TOKEN_LIFE

    def kept(self, key: str) -> list[str] | None:
        """Return the messages that were sent with a retry key within a day."""
        at, ids = self.taken.get(key, (self.now(), []))
        return ids if key in self.taken and self.now() - at < KEY_LIFE else None

    def spend(self, token: str) -> str | None:
        """Use up a right to answer, and return whose it is; nothing where it is none, spent, or too old."""
        found = self.talk.reply_tokens.get(token)
        if found is None or found.is_spent or self.now() - found.issued_at >= REPLY_LIFE:
            return None
        found.is_spent = True
        return found.person

    def deliver(self, person: str, messages: list[Received]) -> list[str]:
        """Put messages on a citizen's screen, unless the account is blocked, and return LINE's ids of them."""
        if person not in self.talk.blocked:
            self.talk.received.extend(messages)
        return [str(461230966842064896 + self._number()) for _ in messages]

    def _number(self) -> int:
        self.numbered += 1
        return self.numbered

"""
LINE, in memory: for the tests, and for a demo.

It remembers what LINE remembers: tokens that end, retry keys, reply tokens that are good once within a minute, the
month's messages, who blocked the account, files, and what was marked as read.
"""

import base64
import hashlib
import hmac
import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import ClassVar, Final
from urllib.parse import parse_qsl, urlsplit

from pydantic import SecretStr

from integrations.channels.line.manifest import DATA_HOST, HOST
from integrations.channels.line.people import LINK_PAGE
from integrations.channels.line.settings import LINES_HEADER, LineConfig, LineSecrets
from integrations.channels.line.simulated_account import Account, Talk
from integrations.channels.line.simulated_events import delivery_of
from integrations.channels.line.simulated_service import REFUSALS, answer_to
from mannaka_sdk import HttpRequest, HttpResponse, RawRequest, SecretModel
from mannaka_sdk.simulation import (
    BeganToFollow,
    Happening,
    MessagingSimulator,
    Received,
    Refusal,
    SentFile,
    StoppedFollowing,
    TookBack,
)

BOT: Final = "U0123456789abcdef0123456789abcdef"
BEGINNING: Final = datetime(2026, 11, 22, 21, 30, tzinfo=UTC)
"""When time begins without a clock: as in the conformance kit."""


class LineSimulator(MessagingSimulator):
    """The city's official account at LINE, and the citizens who talk to it."""

    signature_header = LINES_HEADER
    reply_window: ClassVar[timedelta | None] = timedelta(minutes=1)

    def __init__(self, clock: Callable[[], datetime] | None = None) -> None:
        """Begin with nobody; without a clock the time is that of the last thing that happened."""
        self.latest = BEGINNING
        self.account_state = Account(
            bot=self.account,
            channel_id=self.config().channel_id,
            channel_secret=self.secrets().channel_secret.get_secret_value(),
            now=clock or (lambda: self.latest),
        )

    @property
    def account(self) -> str:
        """Return the account's own user id."""
        return BOT

    def config(self) -> LineConfig:
        """Return settings that work."""
        return LineConfig(channel_id="2001234567")

    def secrets(self) -> LineSecrets:
        """Return the secrets that work."""
        return LineSecrets(channel_secret=SecretStr("5f1c9a2e77d0c41b5f1c9a2e77d0c41b"))

    def other_secrets(self) -> LineSecrets:
        """Return another channel's secrets."""
        return LineSecrets(channel_secret=SecretStr("d41d8cd98f00b204e9800998ecf8427e"))

    @property
    def talk(self) -> Talk:
        """Return what the citizens' side of the account looks like."""
        return self.account_state.talk

    @property
    def received(self) -> list[Received]:
        """Return what citizens have on their screens, in order."""
        return self.talk.received

    @property
    def read(self) -> list[str]:
        """Return the messages that citizens see as read."""
        return self.talk.read

    @property
    def names(self) -> dict[str, str]:
        """Return what people call themselves."""
        return self.talk.names

    @property
    def menu(self) -> dict[str, str] | None:
        """Return the menu that everybody sees."""
        shown = self.account_state.menus.current
        return shown.links if shown else None

    @property
    def menus_kept(self) -> int:
        """Return how many menus LINE keeps for the account."""
        return len(self.account_state.menus.kept)

    def linking(self, url: str) -> tuple[str, str]:
        """
        Return whose account LINE's page links, and the nonce; the token is used up by it.

        :raises ValueError: if there is no such page, or its token is over.
        """
        told = dict(parse_qsl(urlsplit(url).query))
        person = self.account_state.spend_link_token(told.get("linkToken", "")) if url.startswith(LINK_PAGE) else None
        if person is None:
            raise ValueError("there is no such page for linking")
        return person, told["nonce"]

    def refuse(self, refusal: Refusal) -> HttpResponse:
        """Refuse as LINE does."""
        return REFUSALS[refusal]

    def respond(self, request: HttpRequest) -> HttpResponse:
        """Answer as LINE does."""
        for host in (HOST, DATA_HOST):
            if request.url.startswith(f"https://{host}/"):
                return answer_to(self.account_state, request, request.url.removeprefix(f"https://{host}"))
        return REFUSALS[Refusal.BAD_REQUEST]

    def body(self, *happenings: Happening) -> bytes:
        """Write a delivery, and remember what happened."""
        for happening in happenings:
            self.latest = max(self.latest, happening.at)
            self._remember(happening)
        return json.dumps(delivery_of(self.account, self.talk, happenings), ensure_ascii=False).encode()

    def _remember(self, happening: Happening) -> None:
        self.talk.known.add(happening.person)
        match happening:
            case SentFile():
                self.talk.files[happening.message_id] = happening
            case TookBack():
                self.talk.files.pop(happening.message_id, None)
            case BeganToFollow():
                self.talk.blocked.discard(happening.person)
            case StoppedFollowing():
                self.talk.blocked.add(happening.person)

    def sign(self, body: bytes, *, secrets: SecretModel, at: datetime) -> RawRequest:
        """Sign a delivery."""
        self.latest = max(self.latest, at)
        key = LineSecrets.model_validate(secrets).channel_secret.get_secret_value().encode()
        signature = base64.b64encode(hmac.new(key, body, hashlib.sha256).digest()).decode()
        headers = {"content-type": "application/json; charset=utf-8", LINES_HEADER: signature}
        return RawRequest(headers=headers, body=body, received_at=at)

"""Each city's own accounts at the simulated services, the same after every start."""

import hashlib
import hmac
import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from pydantic import SecretStr

from integrations.calls.phone.settings import PhoneConfig, PhoneSecrets
from integrations.calls.phone.simulator import PhoneSimulator
from integrations.channels.line.settings import LineConfig, LineSecrets
from integrations.channels.line.simulator import LineSimulator
from integrations.channels.mail.settings import MailConfig, MailSecrets
from integrations.channels.mail.simulated_imap import ImapServer
from integrations.channels.mail.simulated_smtp import SmtpServer
from integrations.channels.mail.simulator import MailSimulator
from integrations.meetings.zoom.settings import ZoomConfig, ZoomSecrets
from integrations.meetings.zoom.simulator import ZoomSimulator
from integrations.partners.webhook.settings import WebhookConfig, WebhookSecrets
from integrations.partners.webhook.simulator import WebhookSimulator
from mannaka.simulate.cities import City
from mannaka_kit import clock
from mannaka_sdk import PermanentError
from mannaka_sdk.simulated_lines import LineServer
from mannaka_sdk.simulation import Happening, Refusal

BODY: Final = "しまなみ若者就労支援センター"
_STARTS_PLAIN: Final = frozenset({143, 587})
_APART: Final = 1_000_000
"""How far the numbers of two cities' tokens and messages lie apart."""


@dataclass(frozen=True, slots=True)
class Keys:
    """What invented secrets are made of, so that an administrator's entries outlive a restart."""

    secret: bytes

    def made(self, purpose: str, city: City) -> str:
        """Return the secret for a purpose of a city, 32 hexadecimal digits."""
        return hmac.new(self.secret, f"simulate {purpose} {city.code}".encode(), hashlib.sha256).hexdigest()[:32]


class CityLine(LineSimulator):
    """A city's official account at LINE."""

    def __init__(self, city: City, keys: Keys) -> None:
        self.city = city
        self._secret = keys.made("line", city)
        self._bot = "U" + keys.made("line account", city)
        super().__init__(clock=clock.now)
        self.account_state.webhook = ""
        self.account_state.name = f"{city.name} 相談窓口"
        self.account_state.basic_id = f"@{city.code}demo"
        self.account_state.numbered = int(city.code) * _APART

    @property
    def account(self) -> str:
        """Return the account's own user id."""
        return self._bot

    def config(self) -> LineConfig:
        """Return the settings that an administrator enters."""
        return LineConfig(channel_id=f"20{int(self.city.code):08d}")

    def secrets(self) -> LineSecrets:
        """Return the secrets that an administrator enters."""
        return LineSecrets(channel_secret=SecretStr(self._secret))

    def is_asked_with(self, channel_id: str, token: str) -> bool:
        """Tell whether a request is for this account: by the channel ID that asks for a token, else by the token."""
        state = self.account_state
        return channel_id == state.channel_id or token in state.tokens


class CityMail(MailSimulator):
    """A city's mailbox, and its server for sending."""

    def __init__(self, city: City, keys: Keys) -> None:
        super().__init__()
        self.city = city
        self.domain = f"{city.host.partition('.')[0]}.demo.example.jp"
        self.imap_host, self.smtp_host = f"imap.{self.domain}", f"smtp.{self.domain}"
        self._password = keys.made("mail", city)[:16]
        # A mailbox that was made anew has other numbers: the channel must not take them for those that it knows.
        self.mailbox.validity = int(clock.now().timestamp())

    @property
    def account(self) -> str:
        """Return the address."""
        return f"soudan@{self.domain}"

    def config(self) -> MailConfig:
        """Return the settings that an administrator enters."""
        return MailConfig(
            address=self.account,
            sender_name=f"{self.city.name} 相談窓口",
            imap_host=self.imap_host,
            imap_user="soudan",
            smtp_host=self.smtp_host,
        )

    def secrets(self) -> MailSecrets:
        """Return the secrets that an administrator enters."""
        password = SecretStr(self._password)
        return MailSecrets(imap_password=password, smtp_password=password, reply_key=SecretStr(self._password * 2))

    def takes(self, address: str) -> bool:
        """Tell whether mail to an address reaches the mailbox: its own, and those with a sign behind a plus."""
        local, _, domain = address.lower().partition("@")
        return domain == self.domain and local.partition("+")[0] == "soudan"

    def answer(self, host: str, port: int, refusal: Refusal | None) -> LineServer:
        """
        Answer as the city's two servers do.

        :raises PermanentError: if it is neither of them.
        """
        is_plain = port in _STARTS_PLAIN
        if host == self.imap_host:
            return ImapServer(
                self.mailbox, user="soudan", password=self._password, refusal=refusal, starts_plain=is_plain
            )
        if host == self.smtp_host:
            return SmtpServer(self.post, user="soudan", password=self._password, refusal=refusal, starts_plain=is_plain)
        raise PermanentError("there is no such server")


class CityPhone(PhoneSimulator):
    """A city's telephone system."""

    def __init__(self, city: City, keys: Keys) -> None:
        self.city = city
        self._secret = keys.made("phone", city)

    @property
    def account(self) -> str:
        """Return the telephone system's name."""
        return f"pbx-{self.city.host.partition('.')[0]}"

    def config(self) -> PhoneConfig:
        """Return the settings that an administrator enters."""
        return PhoneConfig(system_id=self.account)

    def secrets(self) -> PhoneSecrets:
        """Return the secret that an administrator enters."""
        return PhoneSecrets(signing_secret=SecretStr(self._secret))

    def body(self, *happenings: Happening) -> bytes:
        """Write a delivery, under this system's own name."""
        told = json.loads(super().body(*happenings)) | {"system": self.account}
        return json.dumps(told, ensure_ascii=False).encode()


class CityZoom(ZoomSimulator):
    """A city's account at Zoom, whose links lead to the window."""

    def __init__(self, city: City, keys: Keys, *, window: Callable[[], str]) -> None:
        self.city = city
        self._keys = keys
        self._window = window
        super().__init__(clock=clock.now)

    def config(self) -> ZoomConfig:
        """Return the settings that an administrator enters."""
        domain = f"{self.city.host.partition('.')[0]}.demo.example.jp"
        return ZoomConfig(
            account_id=self._keys.made("zoom account", self.city)[:22],
            client_id=self._keys.made("zoom client", self.city)[:22],
            hosts=tuple(f"soudan{number}@{domain}" for number in (1, 2)),
        )

    def secrets(self) -> ZoomSecrets:
        """Return the secrets that an administrator enters."""
        return ZoomSecrets(
            client_secret=SecretStr(self._keys.made("zoom", self.city)),
            webhook_secret=SecretStr(self._keys.made("zoom webhook", self.city)),
        )

    def link(self, kind: str, tail: str) -> str:
        """Return an address of the window."""
        return f"{self._window()}/{self.city.code}/zoom/{kind}/{tail}"

    def is_asked_with(self, account_id: str, token: str) -> bool:
        """Tell whether a request is for this account: by the account that asks for a token, else by the token."""
        return account_id == self.account or token in self.zoom.tokens


class CityBody(WebhookSimulator):
    """The own case system of a body with which a city works."""

    def __init__(self, city: City, keys: Keys) -> None:
        self.city = city
        self._secret = keys.made("body", city)
        super().__init__(clock=clock.now)

    @property
    def account(self) -> str:
        """Return what the system calls itself."""
        return f"shien-{self.city.code}"

    @property
    def name(self) -> str:
        """Return the body's name."""
        return BODY

    @property
    def host(self) -> str:
        """Return the name of its server."""
        return f"cases.shien.{self.city.host.partition('.')[0]}.demo.example.jp"

    def config(self) -> WebhookConfig:
        """Return the settings that an administrator enters."""
        return WebhookConfig(address=f"https://{self.host}/mannaka")

    def secrets(self) -> WebhookSecrets:
        """Return the secret that an administrator enters."""
        return WebhookSecrets(signing_secret=SecretStr(self._secret))

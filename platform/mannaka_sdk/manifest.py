"""The manifest: what a plugin says of itself before anybody runs it."""

import re
from enum import StrEnum, unique
from typing import Annotated, Final, Self

from pydantic import AfterValidator, Field, model_validator

from mannaka_sdk.base import Model
from mannaka_sdk.kinds import Capability, Kind
from mannaka_sdk.privacy import PrivacySheet
from mannaka_sdk.versions import VersionRange, VersionText
from mannaka_sdk.words import LocalizedText

_LABEL: Final = r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
_HOST: Final = re.compile(rf"(?:{_LABEL}\.)+[a-z](?:[a-z0-9-]{{0,61}}[a-z0-9])?")

CAPABILITIES_OF: Final[dict[Kind, frozenset[Capability]]] = {
    Kind.MESSAGING: frozenset(
        {
            Capability.TEXT_IN,
            Capability.TEXT_OUT,
            Capability.MEDIA_IN,
            Capability.MEDIA_OUT,
            Capability.REPLY_WINDOW,
            Capability.QUICK_REPLY,
            Capability.CARD,
            Capability.RETRACT_IN,
            Capability.FOLLOW_IN,
            Capability.MARK_READ,
            Capability.DELIVERY_STATUS,
            Capability.QUOTA,
            Capability.IDENTITY_LINK,
            Capability.LINK_PAGE,
            Capability.PROFILE,
            Capability.MENUS,
        }
    ),
    Kind.MEETING: frozenset({Capability.LOBBY, Capability.ROLE_LINKS, Capability.PRESENCE}),
    Kind.CALL: frozenset({Capability.CALL_EVENTS, Capability.CALL_RECORDINGS}),
    Kind.BOOKING: frozenset(),
    Kind.PARTNER: frozenset(),
    Kind.ASSISTANT: frozenset(),
}
"""Which capabilities a plugin of a kind may declare."""


def _is_host(text: str) -> str:
    if not _HOST.fullmatch(text):
        raise ValueError(f"{text!r} is not a plain host name: no scheme, port, path, address or wildcard")
    return text


Host = Annotated[str, AfterValidator(_is_host)]
"""A host name in lower case, such as `api.example.jp`."""


@unique
class Inbound(StrEnum):
    """How a plugin hears of what happened at the service."""

    WEBHOOK = "webhook"
    """The service calls an address of ours."""
    POLL = "poll"
    """The host asks now and then. Needs `poll`."""
    BOTH = "both"
    """Either."""
    NONE = "none"
    """It hears nothing."""


@unique
class EndpointScope(StrEnum):
    """Whose webhook address it is."""

    CHANNEL = "channel"
    """Each channel of each city has an address of its own."""
    INSTALLATION = "installation"
    """One address serves all; the account named in the call tells whose it is."""


@unique
class TextUnit(StrEnum):
    """What the service counts when it limits a text."""

    CODE_POINT = "code_point"
    """Unicode code points: what Python's `len` counts."""
    UTF16 = "utf16"
    """UTF-16 code units: what JavaScript counts; `𠮷` is two."""
    BYTE = "byte"
    """Bytes of UTF-8."""

    def measure(self, text: str) -> int:
        """Count a text in this unit."""
        if self is TextUnit.CODE_POINT:
            return len(text)
        return len(text.encode("utf-16-le")) // 2 if self is TextUnit.UTF16 else len(text.encode())


class Limits(Model):
    """What the service takes at most."""

    text_length: int | None = Field(default=None, ge=1)
    """The longest text of one message; none where the service sets no limit."""
    text_unit: TextUnit = TextUnit.CODE_POINT
    """What `text_length` counts."""
    messages_per_send: int = Field(default=1, ge=1)
    """How many messages one call may carry."""
    choices: int = Field(default=0, ge=0)
    """How many choices a message may offer."""
    media_bytes: int = Field(default=0, ge=0)
    """The largest file."""
    media_types: frozenset[str] = frozenset()
    """Which files, as media types: `image/png`."""


class Vendor(Model):
    """Who made the plugin and answers for it."""

    name: str = Field(min_length=1)
    """The organisation's name."""
    security_contact: str = Field(min_length=3)
    """Where to report a weakness: a mail address or a page."""


class PassingOn(Model):
    """That the host hands deliveries on to other addresses, byte for byte: the service itself calls one only."""

    setting: str
    """The setting that holds the addresses, as a list of texts. The host calls those that the operator allows."""
    headers: frozenset[str] = frozenset()
    """The headers that go along, in lower case: the one with the signature. The content's type always does."""


class Manifest(Model):
    """What a plugin says of itself."""

    id: str = Field(pattern=r"^[a-z][a-z0-9]*(\.[a-z][a-z0-9_]*)+$")
    """Its name for ever, from the vendor's domain: `jp.example.sms`."""
    name: LocalizedText
    """Its name on the screen."""
    version: VersionText
    """The plugin's own version."""
    sdk: VersionRange
    """The versions of this SDK that it works with: `>=1.0,<2.0`."""
    vendor: Vendor
    """Who made it."""
    kinds: frozenset[Kind] = Field(min_length=1)
    """What it is."""
    capabilities: frozenset[Capability] = frozenset()
    """What it can do."""
    limits: Limits = Limits()
    """What the service takes at most."""
    egress: frozenset[Host] = frozenset()
    """The hosts that it calls. The host refuses every other one."""
    egress_in: frozenset[str] = frozenset()
    """The settings that hold addresses which it calls, where each city has another service: a text that begins with
    `https://`. The host calls those whose hosts the operator allows, and they count as hosts of the manifest."""
    lines: frozenset[str] = frozenset()
    """The settings that hold the host names to which it opens connections (`ctx.lines`): `imap_host`."""
    inbound: Inbound
    """How it hears of what happened."""
    silent_with: dict[str, frozenset[str]] = {}
    """Settings and their values with which it hears nothing: such a channel works as soon as a try is good."""
    passes_on: PassingOn | None = None
    """Whether deliveries go on to other systems of the city. Only what `verify` accepted does."""
    hosts_in: str = ""
    """The setting that holds who may lead a meeting, as a list of texts: each leads one at a time, and the host sees to
    it. Empty where meetings do not get in each other's way."""
    ack_deadline_s: float | None = Field(default=None, gt=0)
    """Within how many seconds the service wants its webhook answered."""
    endpoint_scope: EndpointScope = EndpointScope.CHANNEL
    """Whose webhook address it is."""
    privacy: PrivacySheet
    """What flows where."""
    config_version: int = Field(default=1, ge=1)
    """Raised when the configuration changes shape; `migrate_config` brings older ones along."""

    @model_validator(mode="after")
    def _agrees_with_itself(self) -> Self:
        known = frozenset[Capability]().union(*(CAPABILITIES_OF[kind] for kind in self.kinds))
        if stray := self.capabilities - known:
            raise ValueError(f"no kind of this plugin has {', '.join(sorted(stray))}")
        if self.inbound in {Inbound.WEBHOOK, Inbound.BOTH} and self.ack_deadline_s is None:
            raise ValueError("a webhook needs ack_deadline_s: within how long must it be answered?")
        if Capability.QUICK_REPLY in self.capabilities and not self.limits.choices:
            raise ValueError("quick_reply needs limits.choices: how many choices may a message offer?")
        if self.hosts_in and Kind.MEETING not in self.kinds:
            raise ValueError("hosts_in is for meetings")
        if Capability.MEDIA_OUT in self.capabilities and not (self.limits.media_bytes and self.limits.media_types):
            raise ValueError("media_out needs limits.media_bytes and limits.media_types")
        return self

"""What the host hands to a plugin for one call. Nothing in it tells which city it is."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Generic, Protocol, TypeVar

from mannaka_sdk.configuration import ConfigModel, SecretModel
from mannaka_sdk.egress import EgressClient
from mannaka_sdk.lines import Lines, NoLines
from mannaka_sdk.words import Locale

ConfigT_co = TypeVar("ConfigT_co", bound=ConfigModel, covariant=True)
SecretsT_co = TypeVar("SecretsT_co", bound=SecretModel, covariant=True)

MAX_STATE_BYTES = 64 * 1024
"""How much a channel may keep in its state, keys and values together."""


class Clock(Protocol):
    """The host's clock."""

    def now(self) -> datetime:
        """Return the time, with its zone."""
        ...


class SmallState(Protocol):
    """
    A few values that the host keeps for a channel, encrypted: a token until it ends, a cursor.

    They may be gone at any time, so that nothing may depend on them but speed.
    """

    def get(self, key: str) -> bytes | None:
        """Return a value."""
        ...

    def put(self, key: str, value: bytes) -> None:
        """
        Keep a value.

        :raises ValueError: if the channel would keep more than 64 KB.
        """
        ...

    def drop(self, key: str) -> None:
        """Forget a value, if there is one."""
        ...


class Log(Protocol):
    """The host's log: a name of what happened, and plain values. Never a secret, a name or a text of a citizen."""

    def info(self, event: str, **values: str | int | bool) -> None:
        """Note what happened."""
        ...

    def warning(self, event: str, **values: str | int | bool) -> None:
        """Note what somebody should look at."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Context(Generic[ConfigT_co, SecretsT_co]):
    """What a call that talks to the service gets."""

    config: ConfigT_co
    """The channel's settings."""
    secrets: SecretsT_co = field(repr=False)
    """The channel's secrets."""
    http: EgressClient
    """The way out."""
    clock: Clock
    """The time."""
    state: SmallState
    """A few values between calls."""
    log: Log
    """What may be noted."""
    locale: Locale = "ja"
    """The city's language."""
    lines: Lines = field(default_factory=NoLines)
    """Connections to hosts that the settings name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class VerifyContext(Generic[ConfigT_co, SecretsT_co]):
    """What `verify` gets. While secrets are being changed the host asks twice: with the new ones, then the old ones."""

    config: ConfigT_co
    """The channel's settings."""
    secrets: SecretsT_co = field(repr=False)
    """The secrets to check with."""
    now: datetime
    """The time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ParseContext(Generic[ConfigT_co]):
    """What `parse` gets: no secrets, since the delivery was verified before."""

    config: ConfigT_co
    """The channel's settings."""
    now: datetime
    """The time."""

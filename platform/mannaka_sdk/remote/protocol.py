"""What travels between the host and a vendor's own server: one signed call, and its signed answer in lines."""

import hashlib
import hmac
import json
from datetime import timedelta
from typing import Any, Final, Literal

from pydantic import AwareDatetime, Field, JsonValue, SecretStr

from mannaka_sdk.base import Model
from mannaka_sdk.errors import Failure
from mannaka_sdk.plugin import Description
from mannaka_sdk.words import Locale

SIGNATURE_HEADER: Final = "mannaka-signature"
DESCRIBE: Final = "describe"
FRESH_FOR: Final = timedelta(minutes=5)
MOST_CALL_BYTES: Final = 4 * 1024 * 1024
MOST_LINE_BYTES: Final = 8 * 1024 * 1024
LEAST_KEY: Final = 32
UNKNOWN_VERSION: Final = "unknown_version"


class RemoteCall(Model):
    """A call of one method of a plugin, with everything that it needs."""

    id: str = Field(min_length=16, max_length=64)
    """Made anew for each call, also for a second try; the vendor's server takes it once."""
    at: AwareDatetime
    """When it was made. A server takes no call that is older than five minutes."""
    description: str = ""
    """SHA-256 of the description that the operator allowed; a server that is another refuses the call."""
    method: str
    """Which method of the plugin; `describe` asks for its description."""
    arguments: dict[str, JsonValue] = Field(default={}, repr=False)
    """Its arguments by name, as the JSON Schemas say."""
    config: dict[str, JsonValue] = Field(default={}, repr=False)
    """The channel's settings."""
    secrets: dict[str, str] = Field(default={}, repr=False)
    """The channel's secrets, where the method needs them."""
    now: AwareDatetime | None = None
    """The host's time."""
    locale: Locale = "ja"
    """The city's language."""
    state: dict[str, bytes] = Field(default={}, repr=False)
    """What the channel keeps."""
    seconds: float = Field(default=30.0, gt=0, le=120)
    """How long the host waits."""
    through: str = ""
    """Where a simulator answers for the service. A server takes it on trial only."""


class RemoteNote(Model):
    """A line for the host's log."""

    level: Literal["info", "warning"]
    event: str
    values: dict[str, str | int | bool] = {}


class RemoteAnswer(Model):
    """A line of an answer: a piece of a file, or, as the last one, what became of the call."""

    at: AwareDatetime
    """When it was written."""
    is_last: bool = True
    """Whether nothing follows."""
    piece: bytes = Field(default=b"", repr=False)
    """A piece of the file that is fetched."""
    value: JsonValue = Field(default=None, repr=False)
    """What the method returned."""
    failure: Failure | None = None
    """What it raised."""
    code: str = ""
    """`unknown_version` where there never was such a version of the settings."""
    state: dict[str, bytes] | None = Field(default=None, repr=False)
    """What the channel keeps from now on; none where nothing changed."""
    notes: tuple[RemoteNote, ...] = ()
    """Lines for the host's log."""


def good_key(key: str) -> SecretStr:
    """
    Return a key with which both sides sign.

    :raises ValueError: if it is too short to be one.
    """
    if len(key) < LEAST_KEY:
        raise ValueError(
            f"a key has at least {LEAST_KEY} characters: python -c 'import secrets; print(secrets.token_hex(32))'"
        )
    return SecretStr(key)


def call_signature(key: SecretStr, body: bytes) -> str:
    """Return what stands in the header of a call."""
    return _signed(key, b"call", body)


def line_signature(key: SecretStr, *, call_id: str, number: int, line: bytes) -> str:
    """Return what stands before a line of an answer: it fits this call, and this place in its answer, and no other."""
    return _signed(key, f"answer {call_id} {number}".encode(), line)


def _signed(key: SecretStr, what: bytes, content: bytes) -> str:
    message = what + b"\n" + content
    return hmac.digest(key.get_secret_value().encode(), message, hashlib.sha256).hex()


def fingerprint(description: Description) -> str:
    """Return the SHA-256 by which a description is allowed: the same for the same words in any order."""
    told = json.dumps(_ordered(description.model_dump(mode="json")), ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(told.encode()).hexdigest()


def _ordered(value: Any) -> Any:
    """Put lists that were sets into one order; the order of a schema's lists says nothing either."""
    if isinstance(value, dict):
        return {key: _ordered(each) for key, each in value.items()}
    if isinstance(value, list):
        return sorted((_ordered(each) for each in value), key=lambda each: json.dumps(each, sort_keys=True))
    return value

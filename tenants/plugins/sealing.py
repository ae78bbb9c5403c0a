"""Secrets and memories of a channel, sealed with the city's key: each opens in its own place and nowhere else."""

from base64 import b64decode, b64encode
from typing import Final

from mannaka_kit import crypto
from mannaka_kit.identifiers import TokenKind
from tenants.plugins.models import Channel

ENDPOINT: Final = TokenKind("plugin-endpoint")
_SECRET: Final = "plugin-secret"  # noqa: S105 - the purpose of a key, not a secret
_MEMORY: Final = "plugin-memory"
_ENDPOINT: Final = "plugin-endpoint"


def seal_secret(value: str, *, channel: Channel, name: str, slot: str) -> str:
    """Return a secret as it is kept."""
    return crypto.encrypt(value, purpose=_SECRET, aad=_place("secret", channel, f"{name}/{slot}"))


def open_secret(sealed: str, *, channel: Channel, name: str, slot: str) -> str:
    """
    Return a secret.

    :raises UndecipherableError: if it was altered, or belongs to another city, channel, name or slot.
    """
    return crypto.decrypt(sealed, purpose=_SECRET, aad=_place("secret", channel, f"{name}/{slot}"))


def seal_memory(value: bytes, *, channel: Channel, name: str) -> str:
    """Return a memory as it is kept."""
    return crypto.encrypt(b64encode(value).decode(), purpose=_MEMORY, aad=_place("memory", channel, name))


def open_memory(sealed: str, *, channel: Channel, name: str) -> bytes:
    """
    Return a memory.

    :raises UndecipherableError: if it was altered, or belongs to another city, channel or name.
    """
    return b64decode(crypto.decrypt(sealed, purpose=_MEMORY, aad=_place("memory", channel, name)))


def seal_endpoint(token: str, *, channel: Channel) -> str:
    """Return the key of an address for deliveries as it is kept."""
    return crypto.encrypt(token, purpose=_ENDPOINT, aad=_place("endpoint", channel, ""))


def open_endpoint(channel: Channel) -> str:
    """
    Return the key of a channel's address for deliveries.

    :raises UndecipherableError: if it was altered, or belongs to another city or channel.
    """
    return crypto.decrypt(channel.endpoint_sealed, purpose=_ENDPOINT, aad=_place("endpoint", channel, ""))


def _place(kind: str, channel: Channel, name: str) -> str:
    return crypto.cell("plugin_channel", f"{kind}/{name}", channel.key)

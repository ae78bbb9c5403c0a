"""How things of a city are called in Valkey: each name begins with the city's UUID. No Django."""

import hashlib
import re
from typing import Final
from uuid import UUID

TOPIC: Final = re.compile(r"[a-z]{1,20}(-[a-z0-9]{1,20}){0,3}")
# The channels of all cities, for the one subscription of a `live` process; no other channel looks like this.
ALL_CHANNELS: Final = f"{'-'.join('?' * count for count in (8, 4, 4, 4, 12))}:*"
CLOSING: Final = "close"
_TICKET = re.compile(r"(?P<city>[0-9a-f]{32})\.(?P<secret>[A-Za-z0-9_-]{43})")


class InvalidTopicError(ValueError):
    """A topic is not spelled like one."""


def channel(city: UUID, topic: str) -> str:
    """
    Return the channel of a topic.

    :raises InvalidTopicError: it is not words and numbers with hyphens, or is the word for closing.
    """
    if TOPIC.fullmatch(topic) is None or topic == CLOSING:
        raise InvalidTopicError(topic[:80])
    return f"{city}:{topic}"


def closing_channel(city: UUID) -> str:
    """Return the channel that ends streams."""
    return f"{city}:{CLOSING}"


def ticket_of(city: UUID, secret: str) -> str:
    """Return what a page shows at the door: its city and a secret."""
    return f"{city.hex}.{secret}"


def ticket_key(ticket: str) -> str | None:
    """Return the key under which a ticket is kept, None where it is none; Valkey never holds the ticket itself."""
    parts = _TICKET.fullmatch(ticket)
    return f"{UUID(parts['city'])}:live:ticket:{_digest(parts['secret'])}" if parts else None


def user_epoch_key(city: UUID, user_id: int) -> str:
    """Return the key that changes when all streams of a person end."""
    return f"{city}:live:epoch:user:{user_id}"


def session_epoch_key(city: UUID, session: str) -> str:
    """Return the key that changes when the streams of a session end."""
    return f"{city}:live:epoch:session:{session}"


def presence_key(city: UUID, room: str) -> str:
    """Return the key of who is in a room."""
    return f"{city}:live:presence:{room}"


def writing_key(city: UUID, room: str) -> str:
    """Return the key that keeps the signs of writing in a room apart."""
    return f"{city}:live:writing:{room}"


def session_digest(session_key: str) -> str:
    """Return what stands for a session in Valkey: nobody can sign in with it."""
    return _digest(session_key)


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:32]

"""
Signs by which an answer finds its conversation: in the address that it is sent to, and in the mail that it answers.

A sign names the conversation and its citizen, and is signed. It opens nothing: whoever copies it from a mail and writes
from another address is told apart, and is answered nothing.
"""

import base64
import hashlib
import hmac
import re
from dataclasses import dataclass, field
from typing import Final
from uuid import UUID

from pydantic import SecretStr

_CONVERSATION: Final = 10
_MARK: Final = 5
_SEAL: Final = 10
_SIGN: Final = r"([a-z2-7]{40})"
_IN_ADDRESS: Final = re.compile(rf"\+{_SIGN}@", re.IGNORECASE)
_IN_ID: Final = re.compile(rf"^<?{_SIGN}\.([0-9a-f]{{32}})@", re.IGNORECASE)
_OF_BOUNCE: Final = re.compile(r"\+b([a-z2-7]{48})@", re.IGNORECASE)
_UUID: Final = 16
_SHORT_SEAL: Final = 4
"""Guessed once in four milliards of mails, and then it can only say that one message failed."""


@dataclass(frozen=True, slots=True)
class Sign:
    """What a sign of ours says."""

    conversation: str
    is_of_sender: bool
    """Whether the one who sends it back is the one to whom it was sent."""


@dataclass(frozen=True, slots=True)
class Sent:
    """A message of ours, and where it belongs."""

    conversation: str
    message: UUID


@dataclass(frozen=True, slots=True)
class Signs:
    """Makes and reads signs with a channel's key."""

    key: SecretStr = field(repr=False)

    def make(self, conversation: str, person: str) -> str:
        """Return the sign of a conversation with a person: 40 letters and digits."""
        content = _unwritten(conversation) + self._mark(person)
        return _written(content + self._seal(b"reply", content))

    def read(self, token: str, person: str) -> Sign | None:
        """Return what a sign says; nothing where it is none of ours."""
        whole = _unwritten(token)
        content, seal = whole[: _CONVERSATION + _MARK], whole[_CONVERSATION + _MARK :]
        if not hmac.compare_digest(seal, self._seal(b"reply", content)):
            return None
        is_same = hmac.compare_digest(content[_CONVERSATION:], self._mark(person))
        return Sign(conversation=_written(content[:_CONVERSATION]), is_of_sender=is_same)

    def message_id(self, conversation: str, person: str, message: UUID, host: str) -> str:
        """Return the Message-ID of a mail of ours, without its brackets: the same one however often it is sent."""
        return f"{self.make(conversation, person)}.{message.hex}@{host}"

    def sent_in(self, message_id: str) -> Sent | None:
        """Return which message of ours a Message-ID names; nothing where it is none of ours."""
        found = _IN_ID.match(message_id)
        sign = self.read(found[1].lower(), "") if found else None
        return Sent(conversation=sign.conversation, message=UUID(found[2])) if found and sign else None

    def bounce_address(self, address: str, conversation: str, message: UUID) -> str:
        """Return the address to which servers report what became of a message."""
        local, _, host = address.partition("@")
        content = message.bytes + _unwritten(conversation)
        return f"{local}+b{_written(content + self._seal(b'bounce', content)[:_SHORT_SEAL])}@{host}"

    def bounced_in(self, address: str) -> Sent | None:
        """Return which message an address for reports is of; nothing where it is none of ours."""
        found = _OF_BOUNCE.search(address)
        whole = _unwritten(found[1].lower()) if found else b""
        content, seal = whole[:-_SHORT_SEAL], whole[-_SHORT_SEAL:]
        if not hmac.compare_digest(seal, self._seal(b"bounce", content)[:_SHORT_SEAL]):
            return None
        return Sent(conversation=_written(content[_UUID:]), message=UUID(bytes=content[:_UUID]))

    def _mark(self, person: str) -> bytes:
        return self._hmac(b"person", person.casefold().encode())[:_MARK]

    def _seal(self, use: bytes, content: bytes) -> bytes:
        return self._hmac(use, content)[:_SEAL]

    def _hmac(self, use: bytes, content: bytes) -> bytes:
        return hmac.digest(self.key.get_secret_value().encode(), use + b"\0" + content, hashlib.sha256)


def tokens_in(addresses: tuple[str, ...], references: tuple[str, ...]) -> list[str]:
    """Return what looks like a sign of ours, the surest first: in an address, then in the latest reference."""
    found = [_IN_ADDRESS.search(each) for each in addresses] + [_IN_ID.match(each) for each in reversed(references)]
    return [each[1].lower() for each in found if each]


def new_conversation(person: str, root: str) -> str:
    """Return the name of the conversation that a person began with a mail: 16 letters and digits."""
    return _written(hashlib.sha256(f"{person.casefold()}\n{root}".encode()).digest()[:_CONVERSATION])


def is_conversation(name: str) -> bool:
    """Tell whether a name is one that this channel gave to a conversation."""
    return re.fullmatch(r"[a-z2-7]{16}", name) is not None


def _written(content: bytes) -> str:
    return base64.b32encode(content).decode("ascii").rstrip("=").lower()


def _unwritten(text: str) -> bytes:
    return base64.b32decode(text.upper() + "=" * (-len(text) % 8))

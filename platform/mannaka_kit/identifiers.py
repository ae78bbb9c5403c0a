"""Keys of records, and the short secrets that people read aloud and type."""

import hmac
import os
import secrets
import time
from dataclasses import dataclass
from uuid import UUID

from mannaka_kit import crypto, japanese

# Without 0/O/Q, 1/I/L, 2/Z, 5/S, 8/B and U/V: what is written on a slip must be read back.
SECRET_ALPHABET = "ACDEFGHJKMNPRTWXY34679"  # noqa: S105 - the letters of secrets, not a secret
_GROUPS, _GROUP = 3, 4
_PURPOSE = "receipt-secret"
_TOKEN_BYTES = 32


def new_key() -> UUID:
    """Return a new UUID (version 7): later ones sort later, which keeps indexes small."""
    milliseconds = time.time_ns() // 1_000_000
    value = (milliseconds << 80) | int.from_bytes(os.urandom(10))
    value = (value & ~(0xF << 76)) | (0x7 << 76)
    value = (value & ~(0x3 << 62)) | (0x2 << 62)
    return UUID(int=value & (2**128 - 1))


def new_receipt_secret() -> str:
    """Return a secret to hand to a citizen, such as `K7RM-3XHD-9FCT` (53 bits)."""
    return new_spoken_secret(groups=_GROUPS)


def new_spoken_secret(*, groups: int) -> str:
    """Return groups of four letters to read aloud and to type, 17 bits each."""
    return "-".join("".join(secrets.choice(SECRET_ALPHABET) for _ in range(_GROUP)) for _ in range(groups))


def normalise_secret(text: str) -> str:
    """Return a typed secret as it was made: width, case, hyphens and spaces do not matter."""
    return "".join(char for char in japanese.fold_width(text).upper() if char.isalnum())


def secret_hash(secret: str) -> str:
    """Return what to store in the secret's place; keyed by the current city, 64 hexadecimal digits."""
    return crypto.fingerprint(normalise_secret(secret), purpose=_PURPOSE)


def secret_matches(given: str, stored_hash: str) -> bool:
    """Tell, in constant time, whether a typed secret is the one stored."""
    return hmac.compare_digest(secret_hash(given).encode(), stored_hash.encode())


@dataclass(frozen=True, slots=True)
class TokenKind:
    """Secrets of 256 bits for one purpose, in an address or on a device; the city keeps their keyed hash."""

    purpose: str

    def new(self) -> str:
        """Return a new one."""
        return secrets.token_urlsafe(_TOKEN_BYTES)

    def kept(self, token: str) -> str:
        """Return what to store in its place; another city's key makes another hash of it."""
        return crypto.fingerprint(token, purpose=self.purpose)

"""How both sides sign: HMAC-SHA256 over the time, what is asked, and every byte of the body."""

import hashlib
import hmac
from datetime import UTC, datetime, timedelta
from typing import Final

from pydantic import SecretStr

TIME: Final = "x-mannaka-timestamp"
SIGNATURE: Final = "x-mannaka-signature"
FRESH: Final = timedelta(minutes=5)


def signed_headers(secret: SecretStr, *, asked: str, body: bytes, at: datetime) -> dict[str, str]:
    """Return the two headers with which a request is signed; `asked` is `POST /referrals`, for one."""
    written = str(int(at.timestamp()))
    key = secret.get_secret_value().encode()
    return {TIME: written, SIGNATURE: hmac.new(key, signed_bytes(written, asked, body), hashlib.sha256).hexdigest()}


def signed_bytes(written: str, asked: str, body: bytes) -> bytes:
    """Return what is signed."""
    return b"\n".join((written.encode("utf-8", "surrogatepass"), asked.encode(), body))


def time_of(written: str) -> datetime | None:
    """Read a time in seconds; nothing where it is none."""
    if not (written.isascii() and written.isdecimal() and len(written) <= len("4102444800")):
        return None
    return datetime.fromtimestamp(int(written), tz=UTC)

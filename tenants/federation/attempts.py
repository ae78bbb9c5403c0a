"""One attempt to sign in: what the browser's session remembers until it comes back, once and for ten minutes."""

from __future__ import annotations

import base64
import hashlib
import secrets
from dataclasses import asdict, dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, Final

from django.utils.crypto import constant_time_compare

from tenants.federation.errors import NotVouchedError

if TYPE_CHECKING:
    from django.contrib.sessions.backends.base import SessionBase

LASTS: Final = timedelta(minutes=10)
_KEPT: Final = "provider_attempt"


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempt:
    """With whom somebody signs in, and what only this browser and the provider know."""

    organization_id: int
    issuer: str
    state: str = field(repr=False)
    nonce: str = field(repr=False)
    verifier: str = field(repr=False)
    until: int

    @property
    def challenge(self) -> str:
        """Return what the provider is told of the verifier (PKCE, S256)."""
        return base64.urlsafe_b64encode(hashlib.sha256(self.verifier.encode()).digest()).rstrip(b"=").decode()


def begin(session: SessionBase, *, organization_id: int, issuer: str, at: datetime) -> Attempt:
    """Begin an attempt, in place of the one before."""
    made = Attempt(
        organization_id=organization_id,
        issuer=issuer,
        state=secrets.token_urlsafe(32),
        nonce=secrets.token_urlsafe(32),
        verifier=secrets.token_urlsafe(48),
        until=int((at + LASTS).timestamp()),
    )
    session[_KEPT] = asdict(made)
    return made


def take(session: SessionBase, *, state: str, at: datetime) -> Attempt:
    """
    Return the attempt that a state belongs to, and forget it: it answers once.

    :raises NotVouchedError: this browser began none, or another one, or too long ago.
    """
    kept: dict[str, Any] | None = session.pop(_KEPT, None)
    if kept is None:
        raise NotVouchedError
    found = Attempt(**kept)
    if not constant_time_compare(found.state, state) or at.timestamp() > found.until:
        raise NotVouchedError
    return found

"""The certificates by which a provider signs: which keys, and until when. Nobody vouches for them but the city."""

from __future__ import annotations

import base64
import binascii
from typing import TYPE_CHECKING, Final

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

_LEAST_BITS: Final = 2048


def certificate_in(text: str) -> x509.Certificate | None:
    """Return the certificate that a text in base64 holds; nothing where its key is none that is taken here."""
    try:
        found = x509.load_der_x509_certificate(base64.b64decode("".join(text.split()), validate=True))
        key = found.public_key()
    except (binascii.Error, ValueError, TypeError, x509.InvalidVersion):
        return None
    return found if isinstance(key, RSAPublicKey) and key.key_size >= _LEAST_BITS else None


def not_over(certificates: Iterable[x509.Certificate], *, at: datetime) -> list[x509.Certificate]:
    """Return those whose last day has not passed; the next one may stand beside the present one."""
    return [each for each in certificates if at <= each.not_valid_after_utc]


def in_force(certificates: Iterable[x509.Certificate], *, at: datetime) -> list[x509.Certificate]:
    """Return those that count at a moment."""
    return [each for each in not_over(certificates, at=at) if each.not_valid_before_utc <= at]

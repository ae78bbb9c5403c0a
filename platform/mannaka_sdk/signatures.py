"""Signatures of deliveries, compared so that neither time nor a strange header tells anything."""

import base64
import hashlib
import hmac

from pydantic import SecretStr


def matches_hex(signature: str, *, secret: SecretStr, signed: bytes) -> bool:
    """Tell whether a header is the HMAC-SHA256 of some bytes in hexadecimal; any header at all may be given."""
    return _is_same(_digest(secret, signed).hex(), signature)


def matches_base64(signature: str, *, secret: SecretStr, signed: bytes) -> bool:
    """Tell whether a header is the HMAC-SHA256 of some bytes in Base64; any header at all may be given."""
    return _is_same(base64.b64encode(_digest(secret, signed)).decode(), signature)


def _digest(secret: SecretStr, signed: bytes) -> bytes:
    return hmac.digest(secret.get_secret_value().encode(), signed, hashlib.sha256)


def _is_same(expected: str, given: str) -> bool:
    """Compare as bytes: `compare_digest` refuses texts outside ASCII, and a header may hold anything."""
    return hmac.compare_digest(expected.encode(), given.encode("utf-8", "surrogatepass"))

"""AES-256-GCM for single values: a value opens only in its city, its column and its row."""

import base64
import binascii
import hashlib
import hmac
import json
import os

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

import mannaka_tenancy
from mannaka_kit.crypto.keys import NONCE_BYTES, key_for

_PREFIX = "m1."


class UndecipherableError(Exception):
    """The value was altered, or belongs to another city, row, column or purpose."""


def cell(table: str, column: str, pk: object) -> str:
    """Return the place of a value, to be passed as `aad`."""
    return json.dumps([table, column, str(pk)])


def encrypt(text: str, *, purpose: str, aad: str) -> str:
    """Return the text encrypted for the current city, purpose and place (see `cell`).

    :raises NoTenantError: outside a city.
    """
    nonce = os.urandom(NONCE_BYTES)
    sealed = AESGCM(key_for(purpose)).encrypt(nonce, text.encode(), _bound(aad))
    return _spelled(nonce + sealed)


def decrypt(token: str, *, purpose: str, aad: str) -> str:
    """Return the text of an encrypted value.

    :raises UndecipherableError: if it was altered or made for another city, purpose or place.
    :raises NoTenantError: outside a city.
    """
    key = key_for(purpose)
    if not token.startswith(_PREFIX):
        raise UndecipherableError("unknown format")
    try:
        raw = _raw(token)
        return AESGCM(key).decrypt(raw[:NONCE_BYTES], raw[NONCE_BYTES:], _bound(aad)).decode()
    except (binascii.Error, InvalidTag, ValueError) as error:
        raise UndecipherableError("wrong key, place or content") from error


def fingerprint(text: str, *, purpose: str) -> str:
    """Return a keyed hash (64 hexadecimal digits) that compares equal only within this city and purpose.

    :raises NoTenantError: outside a city.
    """
    return hmac.new(key_for(f"fingerprint/{purpose}"), text.encode(), hashlib.sha256).hexdigest()


def _raw(token: str) -> bytes:
    raw = base64.b64decode(token.removeprefix(_PREFIX), altchars=b"-_", validate=True)
    # Base64 has spare bits at its end: only the one proper spelling counts.
    if _spelled(raw) != token:
        raise ValueError("not as it was written")
    return raw


def _spelled(raw: bytes) -> str:
    return _PREFIX + base64.urlsafe_b64encode(raw).decode()


def _bound(aad: str) -> bytes:
    return f"{mannaka_tenancy.require_current().key}|{aad}".encode()

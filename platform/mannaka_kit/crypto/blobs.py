"""AES-256-GCM for the content of files: it opens only in its city and its place."""

import os
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

import mannaka_tenancy
from mannaka_kit.crypto.cipher import UndecipherableError
from mannaka_kit.crypto.keys import NONCE_BYTES, key_for

_MARK: Final = b"m1b\x00"


def seal(content: bytes, *, purpose: str, aad: str) -> bytes:
    """Return the content encrypted for the current city, purpose and place (see `cell`).

    :raises NoTenantError: outside a city.
    """
    nonce = os.urandom(NONCE_BYTES)
    return _MARK + nonce + AESGCM(key_for(purpose)).encrypt(nonce, content, _bound(aad))


def unseal(sealed: bytes, *, purpose: str, aad: str) -> bytes:
    """Return the content of what was sealed.

    :raises UndecipherableError: if it was altered or made for another city, purpose or place.
    :raises NoTenantError: outside a city.
    """
    key = key_for(purpose)
    if not sealed.startswith(_MARK):
        raise UndecipherableError("unknown format")
    nonce, rest = sealed[len(_MARK) : len(_MARK) + NONCE_BYTES], sealed[len(_MARK) + NONCE_BYTES :]
    try:
        return AESGCM(key).decrypt(nonce, rest, _bound(aad))
    except (InvalidTag, ValueError) as error:
        raise UndecipherableError("wrong key, place or content") from error


def _bound(aad: str) -> bytes:
    return f"{mannaka_tenancy.require_current().key}|{aad}".encode()

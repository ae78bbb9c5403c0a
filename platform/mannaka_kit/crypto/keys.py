"""One data key for each city, wrapped by the installation's key (KEK); one derived key for each purpose."""

import os
from functools import lru_cache
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

import mannaka_tenancy

KEY_BYTES = 32
NONCE_BYTES = 12
_VERSION = b"\x01"


class WrongKeyError(Exception):
    """The city's key was wrapped with another KEK, or for another city."""


def new_wrapped_key(city_key: UUID) -> bytes:
    """Return a new data key for a city, wrapped; the registry stores it, and no other city can use it."""
    nonce = os.urandom(NONCE_BYTES)
    return _VERSION + nonce + AESGCM(_kek()).encrypt(nonce, os.urandom(KEY_BYTES), city_key.bytes)


def key_for(purpose: str) -> bytes:
    """Return the current city's key for one purpose.

    :raises NoTenantError: outside a city.
    :raises WrongKeyError: if the city's key was not wrapped for it with this KEK.
    """
    city = mannaka_tenancy.require_current()
    return _derive(_unwrap(_kek(), city.key, bytes(city.wrapped_key)), purpose)


def _kek() -> bytes:
    kek: bytes = settings.MANNAKA_KEK
    if len(kek) != KEY_BYTES:
        raise ValueError(f"MANNAKA_KEK must have {KEY_BYTES} bytes")
    return kek


# Bounded: a process that serves every city must not hold every key for ever.
@lru_cache(maxsize=256)
def _unwrap(kek: bytes, city_key: UUID, wrapped: bytes) -> bytes:
    if wrapped[:1] != _VERSION:
        raise WrongKeyError(f"the key of city {city_key} has an unknown format")
    nonce, sealed = wrapped[1 : 1 + NONCE_BYTES], wrapped[1 + NONCE_BYTES :]
    try:
        return AESGCM(kek).decrypt(nonce, sealed, city_key.bytes)
    except InvalidTag as error:
        raise WrongKeyError(f"the key of city {city_key} was not wrapped for it with this MANNAKA_KEK") from error


@lru_cache(maxsize=1024)
def _derive(data_key: bytes, purpose: str) -> bytes:
    info = b"mannaka/1/" + purpose.encode()
    return HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=None, info=info).derive(data_key)

"""Encryption with the current city's key, and signatures that hold in one city only."""

from mannaka_kit.crypto.cipher import UndecipherableError, cell, decrypt, encrypt, fingerprint
from mannaka_kit.crypto.keys import WrongKeyError, new_wrapped_key
from mannaka_kit.crypto.signing import city_signer

__all__ = [
    "UndecipherableError",
    "WrongKeyError",
    "cell",
    "city_signer",
    "decrypt",
    "encrypt",
    "fingerprint",
    "new_wrapped_key",
]

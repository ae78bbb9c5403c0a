"""Restricted words at rest: encrypted with the city's key, each for its own row and column."""

import json
from dataclasses import asdict, dataclass
from typing import Final
from uuid import UUID

from mannaka_kit import crypto

_PURPOSE: Final = "record"


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """What was said, and for a third party's words by whom."""

    body: str
    speaker: str = ""


def seal_words(key: UUID, words: Words) -> str:
    """Return an entry's words, readable in this city and for this entry only."""
    return _seal("compartment_entry", "sealed", key, json.dumps(asdict(words), ensure_ascii=False))


def unseal_words(key: UUID, sealed: str) -> Words:
    """Return an entry's words."""
    return Words(**json.loads(_unseal("compartment_entry", "sealed", key, sealed)))


def seal_reason(key: UUID, reason: str) -> str:
    """Return why somebody looked, readable for this look only."""
    return _seal("compartment_opening", "sealed_reason", key, reason)


def unseal_reason(key: UUID, sealed: str) -> str:
    """Return why somebody looked."""
    return _unseal("compartment_opening", "sealed_reason", key, sealed)


def seal_remark(key: UUID, remark: str) -> str:
    """Return what the review remarked, readable for this look only; nothing stays nothing."""
    return _seal("compartment_opening", "sealed_remark", key, remark) if remark else ""


def unseal_remark(key: UUID, sealed: str) -> str:
    """Return what the review remarked."""
    return _unseal("compartment_opening", "sealed_remark", key, sealed) if sealed else ""


def _seal(table: str, column: str, key: UUID, text: str) -> str:
    return crypto.encrypt(text, purpose=_PURPOSE, aad=crypto.cell(table, column, key))


def _unseal(table: str, column: str, key: UUID, sealed: str) -> str:
    return crypto.decrypt(sealed, purpose=_PURPOSE, aad=crypto.cell(table, column, key))

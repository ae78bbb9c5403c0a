"""What a draft holds: a text for each field of its form, sealed with the city's key."""

import json
import re
from collections.abc import Mapping
from typing import Final
from uuid import UUID

from case_core.drafts.errors import DraftTooLongError, DraftUnreadableError
from mannaka_kit import crypto, japanese

MOST_FIELDS: Final = 60
LONGEST: Final = 60_000
_NAME = re.compile(r"[a-z][a-z0-9_]{0,40}")
_PURPOSE: Final = "draft"

Texts = Mapping[str, str]


def seal(key: UUID, texts: Texts) -> str:
    """
    Return the texts, readable only in this city and under this key.

    :raises DraftTooLongError: it is more than the longest form holds.
    :raises DraftUnreadableError: a character cannot be kept.
    """
    if len(texts) > MOST_FIELDS or sum(map(len, texts.values())) > LONGEST:
        raise DraftTooLongError
    if not all(map(_NAME.fullmatch, texts)) or not all(map(japanese.is_storable, texts.values())):
        raise DraftUnreadableError
    return crypto.encrypt(json.dumps(dict(texts), ensure_ascii=False), purpose=_PURPOSE, aad=_cell(key))


def unseal(key: UUID, sealed: str) -> dict[str, str]:
    """Return the texts of a draft."""
    texts: dict[str, str] = json.loads(crypto.decrypt(sealed, purpose=_PURPOSE, aad=_cell(key)))
    return texts


def _cell(key: UUID) -> str:
    return crypto.cell("draft", "sealed", key)

"""The words of a search: kept in the session under a key, and only the key stands in the address."""

import secrets
from typing import Final

from django.contrib.sessions.backends.base import SessionBase

_NAME: Final = "case_searches"
_KEPT: Final = 20


def keep_search(session: SessionBase, words: str) -> str:
    """Keep the words and return their key; the oldest of more than twenty is forgotten."""
    kept: dict[str, str] = session.get(_NAME, {})
    key = secrets.token_hex(4)
    session[_NAME] = dict([*kept.items(), (key, words)][-_KEPT:])
    return key


def words_of_search(session: SessionBase, key: str) -> str:
    """Return the words of a key, or nothing where the session does not know it."""
    return str(session.get(_NAME, {}).get(key, ""))

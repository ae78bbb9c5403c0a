"""A number that is looked for: it stands in the session, sealed, and only its key in the address."""

import secrets
from typing import Final

from django.http import HttpRequest

from mannaka_kit import crypto

_SESSION_KEY: Final = "call_searches"
_PURPOSE: Final = "call-search"
_KEPT: Final = 10


def keep_number(request: HttpRequest, number: str) -> str:
    """Keep a number and return its key; the oldest of more than ten is forgotten."""
    kept: dict[str, str] = request.session.get(_SESSION_KEY, {})
    key = secrets.token_hex(4)
    sealed = crypto.encrypt(number, purpose=_PURPOSE, aad=_cell(key))
    request.session[_SESSION_KEY] = dict([*kept.items(), (key, sealed)][-_KEPT:])
    return key


def number_looked_for(request: HttpRequest) -> str:
    """Return the number of the key in the address, or nothing where the session does not know it."""
    key = request.GET.get("search", "")
    sealed = request.session.get(_SESSION_KEY, {}).get(key)
    return crypto.decrypt(sealed, purpose=_PURPOSE, aad=_cell(key)) if sealed else ""


def _cell(key: str) -> str:
    return crypto.cell("session", _SESSION_KEY, key)

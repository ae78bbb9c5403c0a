"""The number of whoever is on the telephone, on its way from their call to the form; it stands in no address."""

import json
from datetime import datetime, timedelta
from typing import Any, Final

from django.http import HttpRequest

from mannaka_kit import clock, crypto

_SESSION_KEY: Final = "intake_caller"
_PURPOSE: Final = "intake-caller"
# A form that is opened later is about somebody else.
LASTS: Final = timedelta(minutes=10)


def keep_caller(request: HttpRequest, *, telephone: str, call_id: int | None = None) -> None:
    """Keep a number, encrypted with the city's key, until the intake form is next opened in this session."""
    told = json.dumps({"telephone": telephone, "call": call_id})
    at = clock.now().isoformat()
    request.session[_SESSION_KEY] = {"at": at, "token": crypto.encrypt(told, purpose=_PURPOSE, aad=_cell(at))}


def take_caller(request: HttpRequest) -> dict[str, Any]:
    """Return what the form begins with, once: the number, and the call; nothing where nobody took a call just now."""
    kept = request.session.pop(_SESSION_KEY, None) if request.method == "GET" else None
    if not kept or clock.now() - datetime.fromisoformat(kept["at"]) > LASTS:
        return {}
    told: dict[str, Any] = json.loads(crypto.decrypt(kept["token"], purpose=_PURPOSE, aad=_cell(kept["at"])))
    return told


def _cell(at: str) -> str:
    return crypto.cell("session", _SESSION_KEY, at)

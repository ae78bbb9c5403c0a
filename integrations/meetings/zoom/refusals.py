"""What Zoom's refusals mean: which of the SDK's errors each of them is."""

import json
import re
from collections.abc import Mapping
from datetime import datetime, timedelta
from http import HTTPStatus
from typing import Any, Final

from pydantic import AwareDatetime, TypeAdapter, ValidationError

from mannaka_sdk import (
    AuthExpiredError,
    ContentRejectedError,
    HttpResponse,
    PermanentError,
    PluginError,
    QuotaExceededError,
    RateLimitedError,
    RecipientGoneError,
    TransientError,
)

NO_USER: Final = 1001
NO_MEETING: Final = 3001
RUNS: Final = 3002
IS_OVER: Final = 3007
TOO_FEW_SCOPES: Final = 4711
_INVALID: Final = 300
_WAIT: Final = timedelta(seconds=2)
_LONGEST_WAIT: Final = 5
_FIELD: Final = re.compile(r"[A-Za-z0-9_.\[\]]{1,100}")
_MOMENT: Final = TypeAdapter(AwareDatetime)


class MissingScopeError(AuthExpiredError):
    """Zoom knows the app, which may do too little."""


class OverError(PermanentError):
    """The meeting was held."""


def is_ok(response: HttpResponse) -> bool:
    """Tell whether Zoom did what was asked."""
    return response.status < HTTPStatus.MULTIPLE_CHOICES


def data_of(response: HttpResponse) -> dict[str, Any]:
    """
    Return what Zoom answered.

    :raises TransientError: if it is no JSON.
    """
    try:
        data = json.loads(response.body or b"{}")
    except ValueError:
        raise TransientError("Zoom's answer is no JSON") from None
    return data if isinstance(data, dict) else {}


def error_of(response: HttpResponse) -> PluginError:
    """Return the error that a refusal stands for, without what it says: it may repeat what we sent."""
    if response.status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        return TransientError(f"Zoom is ill ({response.status})")
    if response.status == HTTPStatus.TOO_MANY_REQUESTS:
        return _too_many(response)
    told = _told(response)
    code = told.get("code")
    if code == TOO_FEW_SCOPES or response.status == HTTPStatus.FORBIDDEN:
        return MissingScopeError("the app may do too little at Zoom")
    if response.status == HTTPStatus.UNAUTHORIZED:
        return AuthExpiredError("Zoom does not take the token")
    if response.status == HTTPStatus.NOT_FOUND:
        return _missing(code)
    return _bad_request(response, told)


def _told(response: HttpResponse) -> Mapping[str, Any]:
    try:
        return data_of(response)
    except TransientError:
        return {}


def _too_many(response: HttpResponse) -> PluginError:
    """Tell a day that is full, after which Zoom names a moment, from haste."""
    told = response.header("retry-after")
    if response.header("x-ratelimit-type").lower().startswith("daily") or "T" in told:
        return QuotaExceededError("the requests of this day are used up", resets_at=_moment(told))
    is_told = told.isascii() and told.isdecimal() and 0 < len(told) <= _LONGEST_WAIT and int(told) > 0
    return RateLimitedError("Zoom asks us to wait", retry_after=timedelta(seconds=int(told)) if is_told else _WAIT)


def _moment(told: str) -> datetime | None:
    try:
        return _MOMENT.validate_python(told)
    except ValidationError:
        return None


def _missing(code: object) -> PluginError:
    if code == NO_USER:
        return ContentRejectedError("Zoom knows no such user", field="host")
    return RecipientGoneError("Zoom has no such meeting any more")


def _bad_request(response: HttpResponse, told: Mapping[str, Any]) -> PluginError:
    code, errors = told.get("code"), told.get("errors")
    if code == IS_OVER:
        return OverError("the meeting was held")
    if code == RUNS:
        return TransientError("the meeting is going on")
    if code == NO_MEETING:
        return RecipientGoneError("Zoom has no such meeting any more")
    if code == _INVALID and isinstance(errors, list) and errors:
        named = str(errors[0].get("field", "")) if isinstance(errors[0], dict) else ""
        return ContentRejectedError("Zoom takes no such meeting", field=named if _FIELD.fullmatch(named) else "meeting")
    return PermanentError(f"Zoom answers {response.status}")

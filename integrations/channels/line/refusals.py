"""What LINE's refusals mean: which of the SDK's errors each of them is."""

import json
import re
from collections.abc import Mapping
from datetime import timedelta
from http import HTTPStatus
from typing import Any, Final

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

_WAIT: Final = timedelta(seconds=30)
_FIELD: Final = re.compile(r"[A-Za-z0-9_.\[\]]{1,100}")
_NOBODY: Final = ("failed to send messages", "the property, 'to', in the request body is invalid")
_LONGEST_WAIT: Final = 5


class MissingScopeError(AuthExpiredError):
    """LINE knows the account, which may do too little."""


PLAIN_ERRORS: Final[Mapping[int, tuple[type[PluginError], str]]] = {
    401: (AuthExpiredError, "LINE does not take the token"),
    403: (MissingScopeError, "the account may not do this at LINE"),
    404: (RecipientGoneError, "LINE knows nobody by this identifier"),
}


def is_ok(response: HttpResponse) -> bool:
    """Tell whether LINE did what was asked."""
    return response.status < HTTPStatus.MULTIPLE_CHOICES


def data_of(response: HttpResponse) -> dict[str, Any]:
    """
    Return what LINE answered.

    :raises TransientError: if it is no JSON.
    """
    try:
        data = json.loads(response.body or b"{}")
    except ValueError:
        raise TransientError("LINE's answer is no JSON") from None
    return data if isinstance(data, dict) else {}


def words_of(response: HttpResponse) -> str:
    """Return what LINE says about a refusal, to decide by; it is passed on to nobody, since it may repeat our words."""
    try:
        return str(data_of(response).get("message", "")).lower()
    except TransientError:
        return ""


def error_of(response: HttpResponse) -> PluginError:
    """Return the error that a refusal stands for."""
    if response.status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        return TransientError(f"LINE is ill ({response.status})")
    if response.status in PLAIN_ERRORS:
        kind, message = PLAIN_ERRORS[response.status]
        return kind(message)
    if response.status == HTTPStatus.TOO_MANY_REQUESTS:
        return _too_many(response)
    return _bad_request(response) if response.status == HTTPStatus.BAD_REQUEST else _never(response)


def _too_many(response: HttpResponse) -> PluginError:
    if "monthly limit" in words_of(response):
        return QuotaExceededError("the messages of this month are used up")
    told = response.header("retry-after")
    is_told = told.isascii() and told.isdecimal() and 0 < len(told) <= _LONGEST_WAIT
    return RateLimitedError("LINE asks us to wait", retry_after=timedelta(seconds=int(told)) if is_told else _WAIT)


def _bad_request(response: HttpResponse) -> PluginError:
    if words_of(response).startswith(_NOBODY):
        return RecipientGoneError("LINE does not deliver to this identifier")
    fields = _refused_fields(response)
    if fields == ["to"]:
        return RecipientGoneError("LINE does not deliver to this identifier")
    return ContentRejectedError("LINE takes no such message", field=fields[0]) if fields else _never(response)


def _refused_fields(response: HttpResponse) -> list[str]:
    """Return the places of the request that LINE names, as far as they look like places."""
    try:
        details = data_of(response).get("details")
    except TransientError:
        return []
    named = [each.get("property") for each in details if isinstance(each, dict)] if isinstance(details, list) else []
    return [each for each in named if isinstance(each, str) and _FIELD.fullmatch(each)]


def _never(response: HttpResponse) -> PluginError:
    return PermanentError(f"LINE answers {response.status}")

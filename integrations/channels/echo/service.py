"""Talking to Echo, and what its answers mean."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from http import HTTPStatus
from typing import Any, Final

from integrations.channels.echo.manifest import HOST
from integrations.channels.echo.settings import EchoConfig, EchoSecrets
from mannaka_sdk import (
    AuthExpiredError,
    ContentRejectedError,
    Context,
    HttpRequest,
    HttpResponse,
    Method,
    PermanentError,
    PluginError,
    QuotaExceededError,
    RateLimitedError,
    RecipientGoneError,
    TransientError,
)


class MissingScopeError(AuthExpiredError):
    """The access token is known, but may do too little."""


PLAIN_ERRORS: Final[Mapping[int, tuple[type[PluginError], str]]] = {
    401: (AuthExpiredError, "Echo does not know the access token"),
    402: (QuotaExceededError, "the messages of this month are used up"),
    403: (MissingScopeError, "the access token may do too little"),
    404: (RecipientGoneError, "Echo knows nobody by this identifier any more"),
}
_TAKEN_BEFORE: Final = HTTPStatus.CONFLICT


@dataclass(frozen=True, slots=True)
class Answer:
    """What Echo answered."""

    data: dict[str, Any]
    was_taken_before: bool


async def call(
    ctx: Context[EchoConfig, EchoSecrets], method: Method, path: str, body: dict[str, Any] | None = None, key: str = ""
) -> Answer:
    """
    Call Echo.

    :raises PluginError: the one that tells the host what to do next.
    """
    headers = {"authorization": f"Bearer {ctx.secrets.access_token.get_secret_value()}"}
    headers |= {"idempotency-key": key} if key else {}
    content = json.dumps(body, ensure_ascii=False).encode() if body is not None else b""
    request = HttpRequest(method=method, url=f"https://{HOST}{path}", headers=headers, body=content)
    response = await ctx.http.send(request)
    was_taken_before = response.status == _TAKEN_BEFORE
    if not was_taken_before and response.status >= HTTPStatus.MULTIPLE_CHOICES:
        raise error_of(response)
    return Answer(data=_data_of(response), was_taken_before=was_taken_before)


def error_of(response: HttpResponse) -> PluginError:
    """Return the error that an answer stands for, without what it says: it may repeat what we sent."""
    if response.status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        return TransientError(f"Echo is ill ({response.status})")
    if response.status in PLAIN_ERRORS:
        kind, message = PLAIN_ERRORS[response.status]
        return kind(message)
    if response.status == HTTPStatus.UNPROCESSABLE_ENTITY:
        return ContentRejectedError("Echo takes no such message", field=str(_data_of(response).get("field", "")))
    if response.status == HTTPStatus.TOO_MANY_REQUESTS:
        return RateLimitedError("Echo asks us to wait", retry_after=_retry_after(response))
    return PermanentError(f"Echo answers {response.status}")


def _retry_after(response: HttpResponse) -> timedelta:
    told = response.header("retry-after")
    return timedelta(seconds=int(told) if told.isdecimal() else 60)


def _data_of(response: HttpResponse) -> dict[str, Any]:
    try:
        data = json.loads(response.body or b"{}")
    except ValueError:
        raise TransientError("Echo's answer is no JSON") from None
    return data if isinstance(data, dict) else {}

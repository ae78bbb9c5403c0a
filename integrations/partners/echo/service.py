"""Talking to Echo, and what its answers mean."""

import json
from collections.abc import Mapping
from datetime import timedelta
from http import HTTPStatus
from typing import Any, Final

from integrations.partners.echo.manifest import HOST
from integrations.partners.echo.settings import EchoPartnerConfig, EchoPartnerSecrets
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
    402: (QuotaExceededError, "the referrals of this month are used up"),
    403: (MissingScopeError, "the access token may do too little"),
    404: (RecipientGoneError, "Echo has no such referral any more"),
    422: (ContentRejectedError, "Echo takes no such referral"),
}


async def call(
    ctx: Context[EchoPartnerConfig, EchoPartnerSecrets], method: Method, path: str, body: dict[str, Any] | None = None
) -> dict[str, Any]:
    """
    Call Echo.

    :raises PluginError: the one that tells the host what to do next.
    """
    headers = {"authorization": f"Bearer {ctx.secrets.access_token.get_secret_value()}"}
    content = json.dumps(body, ensure_ascii=False).encode() if body is not None else b""
    response = await ctx.http.send(
        HttpRequest(method=method, url=f"https://{HOST}{path}", headers=headers, body=content)
    )
    if response.status >= HTTPStatus.MULTIPLE_CHOICES:
        raise error_of(response)
    return _data_of(response)


def error_of(response: HttpResponse) -> PluginError:
    """Return the error that an answer stands for, without what it says: it may repeat what we sent."""
    if response.status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        return TransientError(f"Echo is ill ({response.status})")
    if response.status in PLAIN_ERRORS:
        kind, message = PLAIN_ERRORS[response.status]
        return kind(message)
    if response.status == HTTPStatus.TOO_MANY_REQUESTS:
        told = response.header("retry-after")
        wait = timedelta(seconds=int(told) if told.isdecimal() else 60)
        return RateLimitedError("Echo asks us to wait", retry_after=wait)
    return PermanentError(f"Echo answers {response.status}")


def _data_of(response: HttpResponse) -> dict[str, Any]:
    try:
        data = json.loads(response.body or b"{}")
    except ValueError:
        raise TransientError("Echo's answer is no JSON") from None
    return data if isinstance(data, dict) else {}

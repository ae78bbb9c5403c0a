"""Asking the partner's system, and what its answers mean."""

import json
from collections.abc import Mapping
from datetime import timedelta
from http import HTTPStatus
from typing import Any, Final
from urllib.parse import urlsplit

from integrations.partners.webhook.settings import WebhookConfig, WebhookSecrets
from integrations.partners.webhook.signing import signed_headers
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
    """The signature is right, but this city may not do that there."""


PLAIN_ERRORS: Final[Mapping[int, tuple[type[PluginError], str]]] = {
    401: (AuthExpiredError, "the partner's system does not know the signature"),
    403: (MissingScopeError, "the partner's system does not allow it"),
    404: (RecipientGoneError, "the partner's system has no such referral"),
    410: (RecipientGoneError, "the partner's system has the referral no more"),
    422: (ContentRejectedError, "the partner's system does not take the referral"),
    507: (QuotaExceededError, "the partner's system is full"),
}


async def call(
    ctx: Context[WebhookConfig, WebhookSecrets], method: Method, tail: str = "", told: dict[str, Any] | None = None
) -> dict[str, Any]:
    """
    Ask the partner's system.

    :raises PluginError: the one that tells the host what to do next.
    """
    url = f"{ctx.config.address}{tail}"
    body = json.dumps(told, ensure_ascii=False).encode() if told is not None else b""
    asked = f"{method} {urlsplit(url).path or '/'}"
    headers = signed_headers(ctx.secrets.signing_secret, asked=asked, body=body, at=ctx.clock.now())
    headers |= {"content-type": "application/json; charset=utf-8"}
    response = await ctx.http.send(HttpRequest(method=method, url=url, headers=headers, body=body))
    if response.status >= HTTPStatus.MULTIPLE_CHOICES:
        raise error_of(response)
    return _data_of(response)


def error_of(response: HttpResponse) -> PluginError:
    """Return the error that an answer stands for, without what it says: it may repeat what we sent."""
    if response.status in PLAIN_ERRORS:
        kind, message = PLAIN_ERRORS[response.status]
        return kind(message)
    if response.status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        return TransientError(f"the partner's system is ill ({response.status})")
    if response.status == HTTPStatus.TOO_MANY_REQUESTS:
        told = response.header("retry-after")
        seconds = int(told) if told.isdecimal() and len(told) < len("100000") else 60
        return RateLimitedError("the partner's system asks us to wait", retry_after=timedelta(seconds=seconds or 60))
    return PermanentError(f"the partner's system answers {response.status}")


def _data_of(response: HttpResponse) -> dict[str, Any]:
    try:
        data = json.loads(response.body or b"{}")
    except ValueError:
        raise TransientError("the partner's system answers no JSON") from None
    return data if isinstance(data, dict) else {}

"""Channel access tokens: stateless ones, which LINE issues for fifteen minutes and never counts."""

import hmac
from datetime import timedelta
from http import HTTPStatus
from typing import Final
from urllib.parse import urlencode

from pydantic import AwareDatetime, BaseModel, Field, ValidationError

from integrations.channels.line.manifest import HOST
from integrations.channels.line.refusals import data_of, error_of, is_ok
from integrations.channels.line.settings import LineConfig, LineSecrets
from mannaka_sdk import AuthExpiredError, Context, HttpRequest, HttpResponse, PluginError, TransientError

KEPT_FOR: Final = timedelta(minutes=12)
KEY: Final = "token"
_DENIED: Final = frozenset({"invalid_client", "unauthorized_client", "invalid_grant", "access_denied"})
_DENYING: Final = frozenset({HTTPStatus.BAD_REQUEST, HTTPStatus.UNAUTHORIZED})


class Token(BaseModel):
    """A token as it is kept between calls."""

    value: str = Field(min_length=1)
    issued_at: AwareDatetime
    issued_for: str
    """A fingerprint of the settings, so that it ends with them."""


class Issued(BaseModel):
    """What LINE issues."""

    access_token: str = Field(min_length=1)


async def current_token(ctx: Context[LineConfig, LineSecrets]) -> str:
    """
    Return the token that is kept, or a new one.

    :raises PluginError: if LINE issues none.
    """
    return kept_token(ctx) or await new_token(ctx)


def kept_token(ctx: Context[LineConfig, LineSecrets]) -> str:
    """Return the token that is kept; nothing where it is old, unreadable, or of other settings."""
    try:
        token = Token.model_validate_json(ctx.state.get(KEY) or b"")
    except ValidationError:
        return ""
    age = ctx.clock.now() - token.issued_at
    is_good = timedelta(0) <= age < KEPT_FOR and token.issued_for == _fingerprint(ctx)
    return token.value if is_good else ""


async def new_token(ctx: Context[LineConfig, LineSecrets]) -> str:
    """
    Have a token issued, and keep it.

    :raises PluginError: if LINE issues none.
    """
    form = {
        "grant_type": "client_credentials",
        "client_id": ctx.config.channel_id,
        "client_secret": ctx.secrets.channel_secret.get_secret_value(),
    }
    request = HttpRequest(
        method="POST",
        url=f"https://{HOST}/oauth2/v3/token",
        headers={"content-type": "application/x-www-form-urlencoded"},
        body=urlencode(form).encode(),
    )
    value = _issued(await ctx.http.send(request))
    token = Token(value=value, issued_at=ctx.clock.now(), issued_for=_fingerprint(ctx))
    ctx.state.put(KEY, token.model_dump_json().encode())
    return value


def drop_token(ctx: Context[LineConfig, LineSecrets]) -> None:
    """Forget the token that is kept."""
    ctx.state.drop(KEY)


def _issued(response: HttpResponse) -> str:
    if not is_ok(response):
        raise _refusal_of(response)
    try:
        return Issued.model_validate(data_of(response)).access_token
    except ValidationError:
        raise TransientError("LINE issued no token") from None


def _refusal_of(response: HttpResponse) -> PluginError:
    """Tell wrong credentials from everything else: this address says it in words of its own."""
    if response.status in _DENYING and data_of(response).get("error") in _DENIED:
        return AuthExpiredError("LINE does not take channel ID and channel secret")
    return error_of(response)


def _fingerprint(ctx: Context[LineConfig, LineSecrets]) -> str:
    secret = ctx.secrets.channel_secret.get_secret_value().encode()
    return hmac.digest(secret, ctx.config.channel_id.encode(), "sha256").hex()

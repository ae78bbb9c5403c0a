"""Access tokens of a Server-to-Server OAuth app: good for an hour, and never renewed but issued anew."""

import base64
import hmac
from datetime import timedelta
from http import HTTPStatus
from typing import Final
from urllib.parse import urlencode

from pydantic import AwareDatetime, BaseModel, Field, ValidationError

from integrations.meetings.zoom.manifest import TOKEN_HOST
from integrations.meetings.zoom.refusals import data_of, error_of, is_ok
from integrations.meetings.zoom.settings import ZoomConfig, ZoomSecrets
from mannaka_sdk import AuthExpiredError, Context, HttpRequest, HttpResponse, PluginError, TransientError

ZoomContext = Context[ZoomConfig, ZoomSecrets]
KEY: Final = "token"
_BEFORE_ITS_END: Final = timedelta(minutes=2)
_REFUSING: Final = frozenset({HTTPStatus.BAD_REQUEST, HTTPStatus.UNAUTHORIZED})


class Issued(BaseModel):
    """What Zoom issues."""

    access_token: str = Field(min_length=1)
    expires_in: int = Field(default=3600, ge=1, le=90_000)
    scope: str = ""


class Token(BaseModel):
    """A token as it is kept between calls."""

    value: str = Field(min_length=1)
    issued_at: AwareDatetime
    ends_at: AwareDatetime
    issued_for: str
    """A fingerprint of the settings, so that it ends with them."""
    scope: str = ""


def kept_token(ctx: ZoomContext) -> Token | None:
    """Return the token that is kept; none where it is old, unreadable, or of other settings."""
    try:
        token = Token.model_validate_json(ctx.state.get(KEY) or b"")
    except ValidationError:
        return None
    is_good = token.issued_at <= ctx.clock.now() < token.ends_at and token.issued_for == _fingerprint(ctx)
    return token if is_good else None


async def new_token(ctx: ZoomContext) -> Token:
    """
    Have a token issued, and keep it.

    :raises PluginError: if Zoom issues none.
    """
    named = f"{ctx.config.client_id}:{ctx.secrets.client_secret.get_secret_value()}"
    request = HttpRequest(
        method="POST",
        url=f"https://{TOKEN_HOST}/oauth/token",
        headers={
            "authorization": "Basic " + base64.b64encode(named.encode()).decode(),
            "content-type": "application/x-www-form-urlencoded",
        },
        body=urlencode({"grant_type": "account_credentials", "account_id": ctx.config.account_id}).encode(),
    )
    issued, now = _issued(await ctx.http.send(request)), ctx.clock.now()
    token = Token(
        value=issued.access_token,
        issued_at=now,
        ends_at=now + timedelta(seconds=issued.expires_in) - _BEFORE_ITS_END,
        issued_for=_fingerprint(ctx),
        scope=issued.scope,
    )
    ctx.state.put(KEY, token.model_dump_json().encode())
    return token


def drop_token(ctx: ZoomContext) -> None:
    """Forget the token that is kept."""
    ctx.state.drop(KEY)


def _issued(response: HttpResponse) -> Issued:
    if not is_ok(response):
        raise _refusal_of(response)
    try:
        return Issued.model_validate(data_of(response))
    except ValidationError:
        raise TransientError("Zoom issued no token") from None


def _refusal_of(response: HttpResponse) -> PluginError:
    """Tell wrong credentials from everything else: this address says it in words of its own, as `error`."""
    if response.status in _REFUSING and isinstance(data_of(response).get("error"), str):
        return AuthExpiredError("Zoom does not take account ID, client ID and client secret")
    return error_of(response)


def _fingerprint(ctx: ZoomContext) -> str:
    secret = ctx.secrets.client_secret.get_secret_value().encode()
    return hmac.digest(secret, f"{ctx.config.account_id} {ctx.config.client_id}".encode(), "sha256").hex()

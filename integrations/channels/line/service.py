"""Talking to LINE: the token, the request, the answer."""

import json
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any, Final

from integrations.channels.line.manifest import HOST
from integrations.channels.line.refusals import data_of, error_of, is_ok
from integrations.channels.line.settings import LineConfig, LineSecrets
from integrations.channels.line.tokens import current_token, drop_token, kept_token, new_token
from mannaka_sdk import Context, HttpRequest, HttpResponse, Method

TIMEOUT_S: Final = 10.0
_NOTHING: Final[Mapping[str, str]] = {}


async def ask(
    ctx: Context[LineConfig, LineSecrets],
    method: Method,
    path: str,
    body: bytes = b"",
    *,
    host: str = HOST,
    headers: Mapping[str, str] = _NOTHING,
) -> HttpResponse:
    """
    Send a request and return LINE's answer; a token that LINE does not take any more is renewed once.

    :raises PluginError: if no answer came, or no token.
    """
    was_kept = bool(kept_token(ctx))
    token = await current_token(ctx)
    response = await ctx.http.send(request_with(token, method, f"https://{host}{path}", body, headers))
    if response.status == HTTPStatus.UNAUTHORIZED and was_kept:
        token = await new_token(ctx)
        response = await ctx.http.send(request_with(token, method, f"https://{host}{path}", body, headers))
    if response.status == HTTPStatus.UNAUTHORIZED:
        drop_token(ctx)
    return response


async def call(
    ctx: Context[LineConfig, LineSecrets], method: Method, path: str, data: Mapping[str, Any] | None = None, **more: Any
) -> dict[str, Any]:
    """
    Send a request and return what LINE answered.

    :raises PluginError: the one that tells the host what to do next.
    """
    body = json.dumps(data, ensure_ascii=False).encode() if data is not None else b""
    response = await ask(ctx, method, path, body, **more)
    if not is_ok(response):
        raise error_of(response)
    return data_of(response)


def request_with(
    token: str, method: Method, url: str, body: bytes = b"", headers: Mapping[str, str] = _NOTHING
) -> HttpRequest:
    """Return a request that carries a token."""
    own = {"authorization": f"Bearer {token}", **({"content-type": "application/json"} if body else {})}
    return HttpRequest(method=method, url=url, headers={**own, **headers}, body=body, timeout_s=TIMEOUT_S)

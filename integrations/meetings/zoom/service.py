"""Talking to Zoom: one request with a token that is good."""

import json
from http import HTTPStatus
from typing import Any
from urllib.parse import quote

from integrations.meetings.zoom.manifest import HOST
from integrations.meetings.zoom.refusals import data_of, error_of, is_ok
from integrations.meetings.zoom.tokens import ZoomContext, drop_token, kept_token, new_token
from mannaka_sdk import HttpRequest, HttpResponse, Method


async def call(ctx: ZoomContext, method: Method, path: str, body: dict[str, Any] | None = None) -> dict[str, Any]:
    """
    Call Zoom, with a new token where the one that was kept ended early.

    :raises PluginError: the one that tells the host what to do next.
    """
    kept = kept_token(ctx)
    response = await _send(ctx, method, path, body, token=(kept or await new_token(ctx)).value)
    if response.status == HTTPStatus.UNAUTHORIZED and kept is not None:
        drop_token(ctx)
        response = await _send(ctx, method, path, body, token=(await new_token(ctx)).value)
    if not is_ok(response):
        if response.status == HTTPStatus.UNAUTHORIZED:
            drop_token(ctx)
        raise error_of(response)
    return data_of(response)


def path_of(*parts: str) -> str:
    """Return a path of the API; nothing in its parts leads elsewhere."""
    return "/v2/" + "/".join(quote(each, safe="@") for each in parts)


async def _send(
    ctx: ZoomContext, method: Method, path: str, body: dict[str, Any] | None, *, token: str
) -> HttpResponse:
    headers = {"authorization": f"Bearer {token}"}
    content = b""
    if body is not None:
        headers["content-type"] = "application/json"
        content = json.dumps(body, ensure_ascii=False).encode()
    return await ctx.http.send(HttpRequest(method=method, url=f"https://{HOST}{path}", headers=headers, body=content))

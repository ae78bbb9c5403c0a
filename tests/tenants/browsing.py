"""A browser as the tests of pages need it."""

import re

from django.http import HttpResponse
from django.test import Client

KEY = re.compile(r'name="idempotency_key" value="([^"]+)"')


def page(client: Client, path: str) -> str:
    response = client.get(path)
    assert response.status_code == 200, (path, response.status_code)
    return response.content.decode()


def post(client: Client, path: str, data: dict[str, str] | None = None) -> HttpResponse:
    """Open the form, as a browser does, and send it."""
    key = KEY.search(page(client, path))
    assert key is not None
    return client.post(path, {"idempotency_key": key[1], **(data or {})})  # type: ignore[return-value]

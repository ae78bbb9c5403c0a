from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.test import RequestFactory

KEY = "0123456789abcdef0123456789abcdef"
Ask = Callable[..., HttpRequest]


def ask(content: dict[str, Any] | None = None, *, key: str = KEY, user: Any = None, session: str = "s1") -> HttpRequest:
    """Return the request of a form that carries this key and content."""
    data = {"title": "相談", **(content or {}), "csrfmiddlewaretoken": "changes-each-time"}
    request = RequestFactory().post("/staff/cases/new/", data | ({"idempotency_key": key} if key else {}))
    request.user = user or AnonymousUser()
    request.session = SimpleNamespace(session_key=session)  # type: ignore[assignment]  # all that is looked at
    return request


def user(pk: int) -> Any:
    return SimpleNamespace(pk=pk, is_authenticated=True)


@pytest.fixture
def calls() -> list[int]:
    return []

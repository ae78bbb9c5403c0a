import re
from typing import Any

import pytest
import structlog
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory
from django.urls import ResolverMatch

from mannaka_kit.request_log import RequestLogMiddleware, current_request_id


def serve(**headers: str) -> tuple[HttpResponse, list[Any], list[str]]:
    seen: list[str] = []

    def view(request: HttpRequest) -> HttpResponse:
        seen.append(current_request_id())
        request.resolver_match = ResolverMatch(view, (), {}, route="portal/<str:number>/")
        return HttpResponse("x", status=201)

    request = RequestFactory().get("/portal/26-0001/", {"name": "花子"}, headers=headers)
    with structlog.testing.capture_logs() as lines:
        response = RequestLogMiddleware(view)(request)
    assert isinstance(response, HttpResponse)
    return response, lines, seen


def test_a_request_is_one_line_with_its_route_and_without_its_path() -> None:
    _, (line,), _ = serve()
    assert (line["event"], line["method"], line["status"]) == ("request.finished", "GET", 201)
    assert line["route"] == "portal/<str:number>/"
    assert not any("26-0001" in str(value) or "花子" in str(value) for value in line.values())


def test_a_request_has_an_id_that_the_answer_carries() -> None:
    response, _, seen = serve()
    assert re.fullmatch(r"[0-9a-f-]{36}", response["X-Request-ID"])
    assert seen == [response["X-Request-ID"]]
    assert current_request_id() == ""


def test_an_id_from_the_ingress_is_kept() -> None:
    response, _, seen = serve(**{"x-request-id": "abc-1234-def"})
    assert seen == [response["X-Request-ID"]] == ["abc-1234-def"]


@pytest.mark.parametrize("given", ["x", "a b c d e f g h", "<script>alert(1)", "a" * 65, "越智花子越智花子"])
def test_an_id_that_is_none_is_replaced(given: str) -> None:
    response, _, _ = serve(**{"x-request-id": given})
    assert response["X-Request-ID"] != given


def test_the_id_is_forgotten_when_the_view_fails() -> None:
    def fail(_request: HttpRequest) -> HttpResponse:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        RequestLogMiddleware(fail)(RequestFactory().get("/"))
    assert current_request_id() == ""

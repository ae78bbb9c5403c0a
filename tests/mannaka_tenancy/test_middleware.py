"""A request belongs to the city of its Host, and to no city after it ends."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from mannaka_tenancy import Tenant, current, require_current, use
from mannaka_tenancy import middleware as module
from mannaka_tenancy.middleware import TenantMiddleware

STRANGE_HOSTS = ["matsuyama.localhost", "localhost", "", "127.0.0.1", "[::1]:8000", "imabari.localhost\x00"]
SetState = Callable[[str], None]


def tell_city(request: HttpRequest) -> HttpResponse:
    """Answer with the city in use."""
    return HttpResponse(require_current().code)


def ask(host: str, *, method: str = "GET", view: Callable[[HttpRequest], HttpResponse] = tell_city) -> HttpResponse:
    """Send a request through the middleware alone."""
    request = RequestFactory().generic(method, "/", headers={"host": host})
    return TenantMiddleware(view)(request)


@pytest.fixture
def state_of_imabari(monkeypatch: pytest.MonkeyPatch, imabari: Tenant) -> SetState:
    """Let the registry tell another state of Imabari."""
    return lambda state: monkeypatch.setattr(module, "find_by_host", lambda _: replace(imabari, state=state))


@pytest.mark.usefixtures("reading_db")
@pytest.mark.parametrize("spelling", ["{}", "{}:8000", "{}.", "{}.:8000"])
def test_the_host_in_any_spelling_leads_to_its_city(imabari: Tenant, saijo: Tenant, spelling: str) -> None:
    for city in (imabari, saijo):
        assert ask(spelling.format(city.host)).content.decode() == city.code
        assert ask(spelling.format(city.host.upper())).content.decode() == city.code


@pytest.mark.usefixtures("reading_db")
@pytest.mark.parametrize("host", STRANGE_HOSTS)
def test_an_unknown_host_gets_a_plain_404_that_names_no_city(imabari: Tenant, saijo: Tenant, host: str) -> None:
    response = ask(host)

    assert response.status_code == 404
    page = response.content.decode()
    for city in (imabari, saijo):
        assert city.name not in page
        assert city.host not in page
        assert city.code not in page


@pytest.mark.usefixtures("reading_db")
def test_a_request_without_a_host_gets_the_404() -> None:
    request = RequestFactory().get("/")
    request.META.pop("HTTP_HOST", None)
    request.META["SERVER_NAME"] = "imabari.localhost"

    assert TenantMiddleware(tell_city)(request).status_code == 404


@pytest.mark.usefixtures("reading_db")
def test_no_header_but_the_host_chooses_the_city(imabari: Tenant, saijo: Tenant) -> None:
    request = RequestFactory().get("/", headers={"host": imabari.host, "x-forwarded-host": saijo.host})

    assert TenantMiddleware(tell_city)(request).content.decode() == imabari.code


@pytest.mark.usefixtures("reading_db")
def test_the_full_stack_answers_the_404_before_anything_else(client_of: Callable[..., object], imabari: Tenant) -> None:
    client = client_of(replace(imabari, host="matsuyama.localhost"))

    response = client.get("/staff/")  # type: ignore[attr-defined]

    assert response.status_code == 404
    assert imabari.name not in response.content.decode()
    assert not response.cookies


@pytest.mark.parametrize("state", ["suspended", "preparing"])
def test_a_city_that_is_not_open_answers_503(state_of_imabari: SetState, imabari: Tenant, state: str) -> None:
    state_of_imabari(state)

    response = ask(imabari.host)

    assert response.status_code == 503
    assert int(response["Retry-After"]) > 0


@pytest.mark.parametrize(("method", "status"), [("GET", 200), ("HEAD", 200), ("POST", 503), ("DELETE", 503)])
def test_a_moving_city_is_read_only(state_of_imabari: SetState, imabari: Tenant, method: str, status: int) -> None:
    state_of_imabari("moving")

    assert ask(imabari.host, method=method).status_code == status


@pytest.mark.usefixtures("reading_db")
def test_no_city_is_left_after_the_request(imabari: Tenant) -> None:
    ask(imabari.host)

    assert current() is None


@pytest.mark.usefixtures("reading_db")
def test_no_city_is_left_after_an_error(imabari: Tenant) -> None:
    def fail(request: HttpRequest) -> HttpResponse:
        raise ValueError("planted")

    with pytest.raises(ValueError, match="planted"):
        ask(imabari.host, view=fail)

    assert current() is None


def dummy_request(host: str) -> HttpRequest:
    """Return a request as Wagtail's preview makes it."""
    request = RequestFactory().get("/", headers={"host": host})
    request.is_dummy = True  # type: ignore[attr-defined]
    return request


@pytest.mark.usefixtures("reading_db")
@pytest.mark.parametrize("host", ["saijo.localhost", "localhost", ""])
def test_a_preview_stays_in_the_city_that_asked_for_it(imabari: Tenant, host: str) -> None:
    with use(imabari):
        response = TenantMiddleware(tell_city)(dummy_request(host))

        assert response.content.decode() == imabari.code
        assert current() is imabari


def test_a_preview_from_outside_every_city_is_refused(saijo: Tenant) -> None:
    assert TenantMiddleware(tell_city)(dummy_request(saijo.host)).status_code == 404


def test_a_client_cannot_call_itself_a_preview(saijo: Tenant) -> None:
    request = RequestFactory().get("/?is_dummy=1", headers={"host": saijo.host, "is-dummy": "1"})

    assert not getattr(request, "is_dummy", False)

"""The whole stack of middleware when a view loses the database in mid-request."""

from collections.abc import Callable

import pytest
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import path
from pytest_django import Settings

from mannaka_tenancy import Tenant

ClientOf = Callable[[Tenant], Client]


def lose_the_database(request: HttpRequest) -> HttpResponse:
    raise OperationalError("terminating connection due to administrator command")


def read_the_text(request: HttpRequest) -> HttpResponse:
    return HttpResponse(request.POST["matter"])


def lose_the_code(request: HttpRequest) -> HttpResponse:
    raise KeyError("ours")


urlpatterns = [path("down/", lose_the_database), path("bug/", lose_the_code), path("read/", read_the_text)]
handler400 = "mannaka_kit.ui.errors.bad_request"
handler403 = "mannaka_kit.ui.errors.permission_denied"
handler404 = "mannaka_kit.ui.errors.page_not_found"
handler500 = "mannaka_kit.ui.errors.server_error"


@pytest.fixture(autouse=True)
def _own_addresses(settings: Settings) -> None:
    settings.ROOT_URLCONF = __name__


@pytest.mark.django_db
def test_each_city_keeps_its_own_citizens_text(imabari: Tenant, saijo: Tenant, client_of: ClientOf) -> None:
    for city, other in ((imabari, saijo), (saijo, imabari)):
        response = client_of(city).post("/down/", {"matter": "通知が届かない"})
        html = response.content.decode()
        assert response.status_code == 503
        assert "通知が届かない</textarea>" in html
        assert city.name in html
        assert other.name not in html


@pytest.mark.django_db
def test_a_fault_of_ours_keeps_the_text_and_blames_nobody(imabari: Tenant, client_of: ClientOf) -> None:
    client = client_of(imabari)
    client.raise_request_exception = False
    response = client.post("/bug/", {"matter": "通知が届かない"})
    assert response.status_code == 500
    assert "通知が届かない</textarea>" in response.content.decode()


@pytest.mark.django_db
def test_a_wrong_address_is_answered_in_the_citys_name(imabari: Tenant, client_of: ClientOf) -> None:
    response = client_of(imabari).get("/nowhere/")
    assert response.status_code == 404
    assert imabari.name in response.content.decode()


@pytest.mark.django_db
def test_more_than_the_server_takes_is_told_as_too_much(
    imabari: Tenant, client_of: ClientOf, settings: Settings
) -> None:
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 1000
    response = client_of(imabari).post("/read/", {"matter": "あ" * 1000})
    assert response.status_code == 413
    assert "一度に送れる量を超えています" in response.content.decode()

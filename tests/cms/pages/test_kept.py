"""A public page is rendered once for everybody, and never after it has changed."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from cms.pages.models import HomePage
from cms.pages.seed import set_contact
from mannaka_tenancy import Tenant, use
from tenants.accounts.roles import Role
from tests.cms.conftest import THURSDAY_MORNING

pytestmark = pytest.mark.django_db
Committing = Callable[..., AbstractContextManager[list[Any]]]


@pytest.fixture(autouse=True)
def _kept(settings: Any, imabari: Tenant, saijo: Tenant) -> Iterator[None]:
    settings.MANNAKA_KEPT_PAGE_SECONDS = 10
    yield
    for city in (imabari, saijo):
        with use(city):
            cache.clear()


@pytest.fixture
def neighbour(db: None, saijo: Tenant) -> Client:
    """Return a browser on Saijo's pages."""
    with use(saijo):
        set_contact(telephone="0897-52-1234")
    return Client(headers={"host": saijo.host})


def statements(client: Client, path: str = "/", **told: Any) -> int:
    with CaptureQueriesContext(connection) as asked:
        assert client.get(path, **told).status_code == 200
    return len(asked)


def text(client: Client, **told: Any) -> str:
    return client.get("/", **told).content.decode()


def publish(lead: str) -> None:
    home = HomePage.objects.get()
    home.lead = lead
    home.save_revision().publish()


def test_the_second_visitor_gets_the_first_ones_page_without_a_statement(citizen: Client) -> None:
    first = citizen.get("/")
    assert "Age" not in first
    second = citizen.get("/")
    assert (second["Age"], second.content, second["Content-Type"]) == ("0", first.content, first["Content-Type"])
    assert (statements(citizen), dict(citizen.cookies)) == (0, {})


def test_a_published_change_is_seen_at_once_and_in_this_city_only(
    citizen: Client, neighbour: Client, imabari: Tenant, django_capture_on_commit_callbacks: Committing
) -> None:
    before = [text(citizen), text(neighbour)]
    assert before[0] != before[1]
    with use(imabari), django_capture_on_commit_callbacks(execute=True):
        publish("あたらしい案内です。")
    assert ("あたらしい案内です。" in text(citizen), "Age" in citizen.get("/")) == (True, True)
    assert (text(neighbour), neighbour.get("/")["Age"]) == (before[1], "0")


def test_a_page_that_was_being_rendered_while_it_changed_is_not_kept(
    citizen: Client, imabari: Tenant, monkeypatch: pytest.MonkeyPatch, django_capture_on_commit_callbacks: Committing
) -> None:
    from cms.pages import context

    def meanwhile(**told: Any) -> Any:
        monkeypatch.undo()
        answer = context.whole_front_door(**told)
        with use(imabari), django_capture_on_commit_callbacks(execute=True):
            publish("あたらしい案内です。")
        return answer

    monkeypatch.setattr(context, "whole_front_door", meanwhile)
    text(citizen)
    assert "あたらしい案内です。" in text(citizen)


def test_who_is_there_now_is_told_anew_after_ten_seconds_and_by_one_of_many(
    citizen: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cms.pages.kept._RENDERING_SECONDS", 600)  # the cache's clock goes on while ours stands
    with time_machine.travel(THURSDAY_MORNING, tick=False) as clock:
        assert "ただいま相談できます" in text(citizen)
        clock.shift(timedelta(seconds=9))
        assert citizen.get("/")["Age"] == "9"
        clock.shift(timedelta(seconds=2))
        assert "Age" not in citizen.get("/")  # this one renders
        clock.shift(timedelta(seconds=11))
        assert citizen.get("/")["Age"] == "11"  # while one renders, the others read what there is


def test_what_is_known_of_a_visitor_or_asked_is_no_page_for_everybody(
    citizen: Client, imabari: Tenant, signed_in: Callable[[Tenant, Role], Client]
) -> None:
    text(citizen)
    assert "Age" not in signed_in(imabari, Role.ADMINISTRATOR).get("/")
    assert "Age" not in citizen.get("/?from=poster")
    assert "Age" not in citizen.get("/", headers={"accept-language": "en"})
    assert 'lang="en"' in text(citizen, headers={"accept-language": "en"})
    assert citizen.get("/nowhere/").status_code == citizen.get("/nowhere/").status_code == 404


def test_a_page_elsewhere_cannot_choose_ones_language(citizen: Client) -> None:
    strict = Client(headers={"host": citizen.defaults["HTTP_HOST"]}, enforce_csrf_checks=True)
    sent = {"language": "en", "next": "/"}
    assert strict.post("/language/", sent, headers={"sec-fetch-site": "cross-site"}).status_code == 403
    assert strict.post("/language/", sent, headers={"sec-fetch-site": "same-origin"}).status_code == 302
    assert strict.cookies["django_language"].value == "en"

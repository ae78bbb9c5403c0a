"""A citizen links LINE with the matter of a receipt: from the talk to the city's page, to LINE's own page, and back."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client
from playwright.sync_api import expect

from case_core.conversations.models import Conversation
from mannaka.simulate.talks import LineTalks
from mannaka_kit import clock
from mannaka_tenancy import use
from tenants.deliveries.models import Delivery
from tenants.plugins.sealing import ENDPOINT
from tests.cms.eservices.walk import receive
from tests.journeys.writing_page import wait_until
from tests.mannaka.simulate.conftest import IMABARI
from tests.support.browser import PHONE, House, Window, in_another_thread
from tests.support.cast import Cast
from tests.support.conversations import link_path
from tests.support.line_channel import a_line_channel
from tests.support.plugin import RunDatabase
from tests.support.services import ServerWithServices, server_with_services
from tests.support.worker import work_off

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def web_server(run_database: RunDatabase) -> Iterator[ServerWithServices]:
    """Start a web server, and LINE beside it."""
    with server_with_services() as server:
        yield server


def test_line_is_linked_with_the_matter_of_a_receipt(
    house: House, people: Cast, web_server: ServerWithServices, settings: Any
) -> None:
    settings.MANNAKA_SIMULATOR_URL = web_server.windows
    number, secret = receive(Client(headers={"host": people.city.host}))
    citizen = house.visitor(people.city, Window(size=PHONE)).page
    person = connected(web_server, people).people[0]

    citizen.goto(f"{web_server.windows}/{IMABARI.code}/{person.number}/line")
    citizen.get_by_role("button", name="友だちに追加する").click()
    citizen.get_by_label("メッセージ", exact=True).fill("前に相談した件です。")
    citizen.get_by_role("button", name="送る").click()
    taken_in(people, deliveries=2)
    citizen.goto(web_server.origin(people.city) + path_of_the_page(people))
    citizen.get_by_role("button", name="ページを開く").click()
    citizen.get_by_role("link", name="受付番号のご相談とつなぐ").click()
    citizen.get_by_label("受付番号").fill(number)
    citizen.get_by_label("合言葉").fill(secret)
    citizen.get_by_role("button", name="次へ").click()
    citizen.get_by_role("link", name="LINEの画面を開く").click()
    citizen.get_by_role("button", name=f"{person.name}として連携する").click()
    taken_in(people, deliveries=3)

    expect(citizen.locator(".balloon").last).to_contain_text("受付番号のご相談がつながりました", timeout=5_000)
    assert secret not in citizen.content()
    with use(people.city):
        case = Conversation.objects.get().case
    assert case is not None
    assert case.number == number


def connected(server: ServerWithServices, people: Cast) -> LineTalks:
    """Connect LINE as an administrator does, and return LINE's talks."""
    talks, token = server.services.windows[IMABARI.code].line, ENDPOINT.new()
    with use(people.city):
        a_line_channel(people, talks.line, token=token, at=clock.now())
    talks.paste(f"{server.origin(people.city)}/hooks/v1/{token}/")
    return talks


def taken_in(people: Cast, *, deliveries: int) -> None:
    """Do what a worker does once LINE has delivered so often."""

    def came() -> bool:
        with use(people.city):
            return Delivery.objects.count() == deliveries

    wait_until(came, seconds=15)
    in_another_thread(lambda: work_off(people.city))


def path_of_the_page(people: Cast) -> str:
    """Return the one-time link that the talk shows."""
    with use(people.city):
        return link_path(Conversation.objects.get())

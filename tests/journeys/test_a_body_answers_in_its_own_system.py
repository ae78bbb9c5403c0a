"""A matter goes to a body's own system as signed JSON, and what the body answers there comes back into the case."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Page

from case_core.cases.models import Case
from integrations.partners.webhook.manifest import MANIFEST
from mannaka_kit import clock
from mannaka_tenancy import use
from tenants.deliveries.models import Delivery
from tests.journeys.writing_page import wait_until
from tests.mannaka.simulate.conftest import IMABARI, SAIJO
from tests.support.browser import PHONE, House, Visitor, Window, in_another_thread
from tests.support.cases import received
from tests.support.cast import Cast
from tests.support.gateways import a_gateway, reached_by
from tests.support.plugin import RunDatabase
from tests.support.services import ServerWithServices, server_with_services
from tests.support.sharing import a_body, consented
from tests.support.worker import work_off

pytestmark = pytest.mark.browser

BODY = "しまなみ若者就労支援センター"
WISH, RESULT = "職場体験の紹介をお願いします。", "週2日の職場体験が決まりました。"


@pytest.fixture(scope="module")
def web_server(run_database: RunDatabase) -> Iterator[ServerWithServices]:
    """Start a web server, and the body's own system beside it."""
    with server_with_services() as server:
        yield server


@pytest.fixture
def case(house: House, people: Cast, web_server: ServerWithServices, settings: Any) -> Case:
    """Connect the body's system, and return a matter of somebody who agreed that the body is told of it."""
    settings.MANNAKA_SIMULATOR_URL, today = web_server.windows, clock.today()
    system = web_server.services.windows[IMABARI.code].body
    with use(people.city):
        channel, token = a_gateway(people.users["mio"], service=system.body, plugin_id=MANIFEST.id)
        body = reached_by(a_body(BODY, since=today), channel)
        found = Case.objects.get(pk=received(at=clock.now()).case_id)
        consented(people, found, body, at=clock.now(), given_on=today, expires_on=today)
    system.console.paste(f"{web_server.origin(people.city)}/hooks/v1/{token}/")
    return found


def refer(aoi: Visitor, case: Case) -> None:
    aoi.open(f"/staff/cases/{case.pk}/referrals/").press("ほかの機関に紹介する").choose(BODY)
    aoi.write("紹介する理由・お願いしたいこと", WISH).write("何のために共有するか", "就労の支援につなぐため")
    aoi.choose("相談の概要").press("紹介する")


def taken_in(people: Cast, *, deliveries: int) -> None:
    """Do what a worker does once the body's system has delivered so often."""

    def came() -> bool:
        with use(people.city):
            return Delivery.objects.count() == deliveries

    wait_until(came, seconds=15)
    in_another_thread(lambda: work_off(people.city))


def answer(body: Page, people: Cast) -> None:
    """Let somebody at the body take the matter, and report what came of it."""
    body.get_by_role("button", name="引き受ける").click()
    taken_in(people, deliveries=1)
    body.get_by_label("結果", exact=True).select_option("支援につながった")
    body.get_by_label("市に伝えること").fill(RESULT)
    body.get_by_role("button", name="結果を報告する").click()
    taken_in(people, deliveries=2)


def test_a_body_takes_a_matter_and_reports_in_its_own_system(
    house: House, people: Cast, saijo_people: Cast, case: Case, web_server: ServerWithServices
) -> None:
    aoi, body = house.staff(people.city, people.users["aoi"]), house.visitor(people.city, Window(size=PHONE)).page
    refer(aoi, case)
    in_another_thread(lambda: work_off(people.city))

    body.goto(f"{web_server.windows}/{SAIJO.code}/body")
    assert body.get_by_text(WISH).count() == 0
    body.goto(f"{web_server.windows}/{IMABARI.code}/body")
    assert body.get_by_text(WISH).is_visible()
    answer(body, people)

    aoi.open(aoi.path)
    for words in ("結果の報告あり", "支援につながった", "紹介先の機関", "相手のシステム", RESULT):
        assert aoi.sees(words), words
    elsewhere = house.staff(saijo_people.city, saijo_people.users["aoi"])
    assert elsewhere.page.goto(f"{elsewhere.origin}{aoi.path}").status == 404

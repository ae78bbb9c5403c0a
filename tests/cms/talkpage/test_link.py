"""Linking with a receipt's matter on the citizen's own page: number and secret, then LINE's page, then words."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from case_core.conversations.models import AccountLink, Conversation
from mannaka_sdk import HttpResponse
from mannaka_tenancy import Tenant, use
from tests.cms.eservices.walk import receive
from tests.support.cast import cast_of
from tests.support.conversations import a_conversation, link_path
from tests.support.deliveries import a_line
from tests.support.line_channel import LineAtWork, line_at_work

pytestmark = pytest.mark.django_db
HEADING = "受付番号のご相談とつなぐ"


@pytest.fixture
def at_line(citizen: Client, imabari: Tenant, settings: Any, tmp_path: Path) -> Iterator[LineAtWork]:
    settings.MEDIA_ROOT = tmp_path
    with line_at_work(cast_of(imabari)) as found:
        found.write("前に相談した件です。")
        yield found


def opened(client: Client, city: Tenant) -> str:
    with use(city):
        path = link_path(Conversation.objects.get())
    assert client.post(path)["Location"] == "/talk/page/"
    return str(client.get("/talk/page/").content.decode())


def entered(client: Client, number: str, secret: str) -> str:
    answer = client.post("/talk/page/link/", {"number": number, "secret": secret}, follow=True)
    return str(answer.content.decode())


def test_number_and_secret_lead_to_lines_page_and_back_to_the_matter(
    citizen: Client, imabari: Tenant, at_line: LineAtWork
) -> None:
    number, secret = receive(Client(headers={"host": imabari.host}))
    assert HEADING in opened(citizen, imabari)
    page = entered(citizen, number, secret)
    assert "LINEの画面を開く" in page
    assert secret not in page
    url = "https://access.line.me/" + page.partition("/access.line.me/")[2].partition('"')[0].replace("&amp;", "&")

    at_line.link(url)

    page = str(citizen.get("/talk/page/").content.decode())
    assert "この会話は、受け付けたご相談とつながっています" in page
    assert HEADING not in page


def test_a_wrong_secret_says_no_more_than_at_the_portal_and_asks_line_nothing(
    citizen: Client, imabari: Tenant, at_line: LineAtWork
) -> None:
    number, _secret = receive(Client(headers={"host": imabari.host}))
    opened(citizen, imabari)
    at_line.asked()
    pages = [entered(citizen, each, "AAAA-AAAA-AAAA") for each in (number, "2020-0001")]

    assert ["受付番号か合言葉が違うようです" in page for page in pages] == [True, True]
    assert at_line.asked() == []
    with use(imabari):
        assert not AccountLink.objects.exists()


def test_when_line_does_not_answer_the_number_stays_in_the_form(
    citizen: Client, imabari: Tenant, at_line: LineAtWork
) -> None:
    number, secret = receive(Client(headers={"host": imabari.host}))
    opened(citizen, imabari)
    at_line.wire.fail_next(HttpResponse(status=503))
    page = entered(citizen, number, secret)

    assert "応答がありません" in page
    assert f'value="{number}"' in page


def test_a_channel_without_such_a_page_offers_nothing(
    citizen: Client, imabari: Tenant, settings: Any, tmp_path: Path
) -> None:
    settings.MEDIA_ROOT = tmp_path
    cast = cast_of(imabari)
    with use(imabari):
        a_conversation(a_line(imabari, cast.users["mio"]))

    assert HEADING not in opened(citizen, imabari)
    assert "つなげません" in citizen.get("/talk/page/link/").content.decode()


def test_without_an_open_conversation_the_page_leads_to_the_door(citizen: Client) -> None:
    assert citizen.get("/talk/page/link/")["Location"] == "/talk/"

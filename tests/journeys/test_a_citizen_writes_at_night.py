"""A citizen writes at night by a channel, goes on at the secured page, and is answered there in the morning."""

import re
from datetime import datetime, time, timedelta

import pytest
from django.db import transaction
from playwright.sync_api import expect

from case_core.conversations.actions.take_in_events import take_in_events
from case_core.conversations.models import Conversation
from mannaka_kit import clock
from mannaka_tenancy import use
from tenants.deliveries.models import Thread
from tenants.deliveries.storing import store_events
from tests.support.browser import PHONE, House, Visitor, Window, in_another_thread
from tests.support.cast import Cast
from tests.support.conversations import link_path, send_queued, service_of, wrote
from tests.support.deliveries import Line, a_line

pytestmark = pytest.mark.browser

WORDS = "解約の電話がつながりません。"
MORE = "契約したのは先週の金曜日です。"
ANSWER = "契約書の写真を送っていただけますか。"
SOON = 5_000
STREAM = re.compile(r"/live/stream\?ticket=")


@pytest.fixture
def line(people: Cast) -> Line:
    with use(people.city):
        return a_line(people.city, people.users["mio"])


def written_at_night(line: Line) -> Conversation:
    """Let the citizen write last night, and hand over what they are answered by itself."""
    yesterday = clock.today() - timedelta(days=1)
    at = datetime.combine(yesterday, time(22, 10), clock.TOKYO)
    with transaction.atomic():
        store_events([wrote(WORDS, at=at)], channel=line.channel, at=at)
        take_in_events(channel_id=line.channel.pk, thread_id=Thread.objects.get().pk, at=at)
    in_another_thread(lambda: hand_over(line))
    return Conversation.objects.get()


def hand_over(line: Line) -> None:
    """Do what a worker does."""
    with use(line.city), service_of(line):
        send_queued()


def listening(visitor: Visitor, path: str) -> Visitor:
    """Open a page and wait until its stream is open."""
    with visitor.page.expect_response(STREAM):
        visitor.open(path)
    return visitor


def they_talk(citizen: Visitor, aoi: Visitor) -> None:
    """Let both write; neither page is opened anew for it, and nothing that is being written is lost."""
    citizen.write("書く", MORE)
    expect(aoi.page.get_by_text("相手が専用ページで書いています")).to_be_visible(timeout=SOON)
    with citizen.page.expect_response(STREAM):
        citizen.press("送る")
    expect(aoi.page.locator(".talk")).to_contain_text(MORE, timeout=SOON)

    citizen.write("書く", "書きかけです。")
    aoi.write("お返事", ANSWER)
    expect(citizen.page.get_by_text("相談センターの職員が書いています")).to_be_visible(timeout=SOON)
    aoi.press("送る")
    expect(citizen.page.locator(".letter")).to_contain_text(ANSWER, timeout=SOON)
    expect(citizen.page.locator("textarea[name=body]")).to_have_value("書きかけです。")


def test_a_night_message_is_answered_on_the_page_in_the_morning(house: House, people: Cast, line: Line) -> None:
    aoi = listening(house.staff(people.city, people.users["aoi"]), "/staff/conversations/")
    with use(people.city):
        conversation = written_at_night(line)
        path = link_path(conversation)

    told = "\n".join(each.text for each in line.service.received)
    assert "ただいま受付時間外です" in told
    assert path in told
    assert WORDS not in told
    expect(aoi.page.locator(".work-list")).to_contain_text(WORDS, timeout=SOON)
    listening(aoi, f"/staff/conversations/{conversation.pk}/")

    citizen = house.visitor(people.city, Window(size=PHONE)).open(path)
    with citizen.page.expect_response(STREAM):
        citizen.press("ページを開く")
    they_talk(citizen, aoi)
    expect(aoi.page.locator(".talk")).to_contain_text("読まれました", timeout=SOON)

    citizen.page.locator("[data-quick-leave]").click()
    citizen.page.wait_for_url("**/")
    assert citizen.open("/talk/page/").path == "/talk/"

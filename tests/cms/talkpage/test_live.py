"""The citizen's page hears its own conversation, as long as somebody is at it, and nothing else."""

import json
import os
from collections.abc import Callable
from datetime import timedelta
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
import redis
import time_machine
from django.conf import settings
from django.test import Client

from case_core.conversations.actions.reply_in_conversation import reply_in_conversation
from case_core.conversations.models import Conversation
from case_core.conversations.states import MessageState
from cms.talkpage import visits
from mannaka_kit import clock
from mannaka_kit.audit.models import Entry
from mannaka_kit.live import names
from mannaka_kit.live.grants import Grant
from mannaka_tenancy import Tenant
from tests.cms.talkpage.conftest import ANSWER
from tests.support.browsing import Desk
from tests.support.cast import Cast
from tests.support.conversations import a_conversation, link_path
from tests.support.deliveries import a_line

pytestmark = pytest.mark.django_db
Capture = Callable[..., Any]
TICKET, NEWS, TYPING = "/talk/page/live/ticket/", "/talk/page/live/", "/talk/page/typing/"


@pytest.fixture
def opened(citizen: Client, conversation: Conversation) -> Client:
    """Return a browser in which the page is open."""
    citizen.post(link_path(conversation))
    citizen.get("/talk/page/")
    return citizen


@pytest.fixture
def rung(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the topics of writing that were rung for."""
    heard: list[str] = []
    monkeypatch.setattr("mannaka_kit.live.writing.publish", heard.append)
    return heard


def topics_of(conversation: Conversation) -> list[str]:
    return [f"talkpage-{conversation.pk}", f"talkpage-{conversation.pk}-typing"]


def granted(answer: Any) -> Grant:
    assert answer.status_code == 200, answer.content
    ticket = parse_qs(urlsplit(json.loads(answer.content)["stream"]).query)["ticket"][0]
    key = names.ticket_key(ticket)
    assert key
    return Grant.from_json(str(redis.Redis.from_url(os.environ["CACHE_URL"], decode_responses=True).get(key)))


def test_a_ticket_is_for_ones_own_page_of_ones_own_city(opened: Client, conversation: Conversation) -> None:
    grant = granted(opened.post(TICKET, {"topic": topics_of(conversation)}))

    assert list(grant.topics) == topics_of(conversation)
    assert grant.user_id == -conversation.pk
    origin = f"http://imabari.localhost:{settings.MANNAKA_LIVE_PORT}"
    assert origin in opened.get("/talk/page/")["Content-Security-Policy"]


@pytest.mark.parametrize(
    "topics",
    [
        [],
        ["talkpage-{other}", "talkpage-{other}-typing"],
        ["talkpage-{own}"],
        ["talkpage-{own}", "talkpage-{own}-typing", "desk"],
        ["talkpage-{own}", "conversation-{own}-typing"],
        ["conversation-{own}", "conversation-{own}-typing"],
        ["talkpage-0", "talkpage-0-typing"],
    ],
)
def test_no_ticket_is_given_for_anything_else(
    opened: Client, conversation: Conversation, here: Cast, topics: list[str]
) -> None:
    other = a_conversation(a_line(here.city, here.users["mio"]), person="person-2")
    asked = [topic.format(own=conversation.pk, other=other.pk) for topic in topics]

    assert opened.post(TICKET, {"topic": asked}).status_code == 403


def test_nobody_hears_or_tells_anything_without_an_open_page(
    citizen: Client, saijo: Tenant, opened: Client, conversation: Conversation, rung: list[str]
) -> None:
    elsewhere = Client(headers={"host": saijo.host})
    elsewhere.cookies.update(opened.cookies)
    for browser in (Client(headers={"host": "imabari.localhost"}), elsewhere):
        assert browser.post(TICKET, {"topic": topics_of(conversation)}).status_code == 403
        assert browser.get(NEWS).status_code == 403
        assert browser.post(TYPING).status_code == 403
    assert rung == []


def test_what_the_page_asks_by_itself_keeps_nothing_open(opened: Client, conversation: Conversation) -> None:
    with time_machine.travel(clock.now() + visits.KEEP - timedelta(minutes=1), tick=False):
        assert opened.get(NEWS).status_code == 200
        assert opened.post(TICKET, {"topic": topics_of(conversation)}).status_code == 200
    with time_machine.travel(clock.now() + visits.KEEP + timedelta(minutes=1), tick=False):
        assert opened.get(NEWS).status_code == 403
        assert opened.post(TICKET, {"topic": topics_of(conversation)}).status_code == 403


def test_closing_the_page_ends_its_streams(
    opened: Client, conversation: Conversation, django_capture_on_commit_callbacks: Capture
) -> None:
    grant = granted(opened.post(TICKET, {"topic": topics_of(conversation)}))
    key = grant.epoch_keys[1]
    client = redis.Redis.from_url(os.environ["CACHE_URL"], decode_responses=True)
    before = client.get(key)
    with django_capture_on_commit_callbacks(execute=True):
        opened.post("/talk/close/")

    assert client.get(key) not in (None, before)


def test_a_new_answer_comes_by_itself_and_counts_as_read(
    opened: Client, conversation: Conversation, here: Cast
) -> None:
    first = opened.get(NEWS)
    assert ANSWER in first.content.decode()
    reads = Entry.objects.filter(action="talkpage.read").count()
    assert opened.get(NEWS, headers={"if-none-match": first["ETag"]}).status_code == 304
    assert Entry.objects.filter(action="talkpage.read").count() == reads

    later = reply_in_conversation(
        conversation_id=conversation.pk, body="書類も見せてください。", actor=here.aoi, at=clock.now()
    )
    news = opened.get(NEWS, headers={"if-none-match": first["ETag"]})
    assert "書類も見せてください。" in news.content.decode()
    later.refresh_from_db()
    assert later.state == MessageState.READ
    # That it was read is no news to the reader.
    assert opened.get(NEWS, headers={"if-none-match": news["ETag"]}).status_code == 304


def test_each_side_hears_that_the_other_writes(
    opened: Client, conversation: Conversation, here: Cast, rung: list[str]
) -> None:
    assert opened.post(TYPING, {"body": "まだ送っていない言葉"}).status_code == 204
    clerk = Desk(here.city, here.users["aoi"]).client
    assert clerk.post(f"/staff/conversations/{conversation.pk}/typing/").status_code == 204

    assert rung == [f"conversation-{conversation.pk}-typing", f"talkpage-{conversation.pk}-typing"]
    topics = [f"conversation-{conversation.pk}", f"conversation-{conversation.pk}-typing"]
    assert clerk.post("/staff/live/ticket/", {"topic": topics}).status_code == 200
    assert clerk.post("/staff/live/ticket/", {"topic": topics_of(conversation)}).status_code == 403

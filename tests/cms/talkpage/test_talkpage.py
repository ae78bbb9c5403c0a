"""The citizen's own page: opened once by a link, read and written, left at once."""

import uuid
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from case_core.conversations.actions.change_conversation_rules import change_conversation_rules
from case_core.conversations.actions.finish_conversation import finish_conversation
from case_core.conversations.actions.mark_read import mark_read
from case_core.conversations.models import Conversation, Message, MessageFile
from case_core.conversations.states import ConversationState, MessageState
from cms.talkpage import limits, visits
from mannaka_kit import clock
from mannaka_kit.audit.models import Entry
from mannaka_tenancy import Tenant, use
from tests.case_core.attachments import samples
from tests.cms.conftest import THURSDAY_MORNING
from tests.cms.talkpage.conftest import ANSWER
from tests.support.cast import Cast
from tests.support.conversations import WORDS, link_path

pytestmark = pytest.mark.django_db


def opened(client: Client, conversation: Conversation) -> str:
    answer = client.post(link_path(conversation))
    assert answer.status_code == 302, answer.content.decode()
    assert answer["Location"] == "/talk/page/"
    return shown(client)


def shown(client: Client) -> str:
    answer = client.get("/talk/page/")
    assert answer.status_code == 200, answer["Location"]
    return str(answer.content.decode())


def write(client: Client, body: str, *, key: str = "", **files: Any) -> Any:
    return client.post("/talk/page/message/", {"body": body, "idempotency_key": key or uuid.uuid4().hex, **files})


def test_at_night_the_page_says_when_somebody_reads_on(citizen: Client, conversation: Conversation) -> None:
    with time_machine.travel(THURSDAY_MORNING + timedelta(hours=12), tick=False):
        assert "ただいま受付時間外です。次の受付は、" in opened(citizen, conversation)


def test_a_link_opens_the_page_once(citizen: Client, conversation: Conversation) -> None:
    path = link_path(conversation)
    assert "ページを開く" in citizen.get(path).content.decode()
    page = opened(citizen, conversation)
    assert WORDS in page
    assert ANSWER in page

    assert "受付時間外" not in page
    other = Client(headers={"host": "imabari.localhost"})
    again = other.post(path, follow=True)
    assert "すでに使われたか、期限が切れています" in again.content.decode()
    assert ANSWER not in again.content.decode()
    assert Entry.objects.filter(action="talkpage.refused").exists()


def test_a_look_at_the_link_uses_nothing_up(citizen: Client, conversation: Conversation) -> None:
    for _ in range(3):
        citizen.get(link_path(conversation))

    assert ANSWER in opened(citizen, conversation)


def test_a_link_is_over_after_a_week(citizen: Client, conversation: Conversation) -> None:
    with time_machine.travel(THURSDAY_MORNING + timedelta(days=7), tick=False):
        assert citizen.post(link_path(conversation))["Location"] == "/talk/"


def test_a_link_of_one_city_opens_nothing_in_the_other(conversation: Conversation, saijo: Tenant) -> None:
    path = link_path(conversation)
    with use(saijo):
        answer = Client(headers={"host": saijo.host}).post(path)
    assert answer["Location"] == "/talk/"


def test_bells_and_greetings_stand_on_no_page(citizen: Client, conversation: Conversation) -> None:
    page = opened(citizen, conversation)

    assert "お返事があります" not in page
    assert "個人情報を書かないで" not in page


def test_staff_learn_that_it_was_read_and_so_does_the_citizen(
    citizen: Client, conversation: Conversation, here: Cast
) -> None:
    answer = conversation.messages.get(place="page")
    assert answer.state == MessageState.SENT
    assert "センターが読みました" not in opened(citizen, conversation)
    answer.refresh_from_db()
    assert answer.state == MessageState.READ

    mark_read(conversation_id=conversation.pk, seen_message_at=clock.now(), actor=here.aoi, at=clock.now())
    assert "センターが読みました" in shown(citizen)


def test_what_is_written_waits_for_staff(citizen: Client, conversation: Conversation) -> None:
    opened(citizen, conversation)
    with time_machine.travel(clock.now() + timedelta(minutes=5), tick=False):
        sent = write(citizen, "もう一つあります。")
        assert sent["Location"] == "/talk/page/"
        conversation.refresh_from_db()
        assert conversation.new_message_at == clock.now()
        assert "もう一つあります。" in shown(citizen)


def test_pressed_twice_it_is_written_once(citizen: Client, conversation: Conversation) -> None:
    opened(citizen, conversation)
    for _ in range(2):
        write(citizen, "一度だけ", key="k" * 32)

    assert Message.objects.filter(body="一度だけ").count() == 1


def test_files_go_along(citizen: Client, conversation: Conversation) -> None:
    opened(citizen, conversation)
    write(
        citizen, "", file=[SimpleUploadedFile("写真.jpg", samples.jpeg()), SimpleUploadedFile("2.jpg", samples.jpeg())]
    )

    assert MessageFile.objects.count() == 2
    assert "届きました（検査中）" in shown(citizen)


def test_a_file_that_is_not_taken_is_named_and_nothing_is_sent(citizen: Client, conversation: Conversation) -> None:
    opened(citizen, conversation)
    sent = write(citizen, "見てください", file=[SimpleUploadedFile("a.exe", b"MZ\x90\x00")])

    assert "a.exe" in sent.content.decode()
    assert "見てください" in sent.content.decode()
    assert not MessageFile.objects.exists()


def test_nothing_at_all_is_not_sent(citizen: Client, conversation: Conversation) -> None:
    opened(citizen, conversation)
    assert "内容を入力してください" in write(citizen, " ").content.decode()


def test_danger_on_the_page_is_seen(citizen: Client, conversation: Conversation) -> None:
    opened(citizen, conversation)
    write(citizen, "もう死にたいです")

    conversation.refresh_from_db()
    assert conversation.is_urgent


def test_an_ended_conversation_goes_on_when_they_write(citizen: Client, conversation: Conversation, here: Cast) -> None:
    finish_conversation(conversation_id=conversation.pk, seen_message_at=clock.now(), actor=here.aoi, at=clock.now())
    assert "いったん終わりました" in opened(citizen, conversation)
    write(citizen, "続きがあります")

    conversation.refresh_from_db()
    assert conversation.state == ConversationState.NEW


def test_they_come_back_with_a_secret(citizen: Client, conversation: Conversation) -> None:
    opened(citizen, conversation)
    page = citizen.post("/talk/page/secret/", follow=True).content.decode()
    secret = page.split('translate="no">')[1].split("<")[0]
    assert secret not in shown(citizen)
    citizen.post("/talk/close/")
    assert citizen.get("/talk/page/")["Location"] == "/talk/"

    wrong = citizen.post("/talk/", {"secret": "AAAA-AAAA-AAAA-AAAA"})
    assert "合言葉が違うようです" in wrong.content.decode()
    assert citizen.post("/talk/", {"secret": secret.lower().replace("-", " ")})["Location"] == "/talk/page/"
    assert ANSWER in shown(citizen)


def test_a_new_secret_ends_the_old_one(citizen: Client, conversation: Conversation) -> None:
    opened(citizen, conversation)
    first = citizen.post("/talk/page/secret/", follow=True).content.decode().split('translate="no">')[1].split("<")[0]
    citizen.post("/talk/page/secret/")
    citizen.post("/talk/close/")

    assert citizen.post("/talk/", {"secret": first}).status_code == 200


def test_after_half_an_hour_the_page_is_closed(citizen: Client, conversation: Conversation) -> None:
    opened(citizen, conversation)
    with time_machine.travel(clock.now() + visits.KEEP + timedelta(seconds=1), tick=False):
        assert citizen.get("/talk/page/")["Location"] == "/talk/"
        assert write(citizen, "遅すぎた")["Location"] == "/talk/"
        assert citizen.post("/talk/page/secret/")["Location"] == "/talk/"


def test_whoever_leaves_at_once_leaves_nothing_open(citizen: Client, conversation: Conversation, here: Cast) -> None:
    assert "このページをすぐ離れる" in opened(citizen, conversation)
    assert citizen.get("/talk/leave/")["Location"] == "/"
    assert citizen.get("/talk/page/")["Location"] == "/talk/"

    change_conversation_rules(crisis_words="", leave_url="https://www.jma.go.jp/", actor=here.mio, at=clock.now())
    assert citizen.get("/talk/leave/")["Location"] == "https://www.jma.go.jp/"


def test_nothing_of_it_is_kept_by_browsers_or_told_to_others(citizen: Client, conversation: Conversation) -> None:
    for path in ("/talk/", link_path(conversation)):
        answer = citizen.get(path)
        assert "no-store" in answer["Cache-Control"]
        assert 'name="robots" content="noindex"' in answer.content.decode()
        assert answer["Referrer-Policy"] == "same-origin"


def test_links_and_secrets_are_not_tried_for_ever(citizen: Client, conversation: Conversation) -> None:
    statuses = [
        citizen.post("/talk/", {"secret": "AAAA-AAAA-AAAA-AAAA"}).status_code
        for _ in range(limits.TRIES_PER_ADDRESS + 1)
    ]
    assert statuses[-2:] == [200, 429]
    assert citizen.post(link_path(conversation))["Location"] == "/talk/"


def test_a_conversation_is_not_written_full(
    citizen: Client, conversation: Conversation, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "MESSAGES", 1)
    opened(citizen, conversation)
    write(citizen, "1")

    assert "15分ほど" in write(citizen, "2").content.decode()


def test_in_english_the_page_speaks_english(citizen: Client, conversation: Conversation) -> None:
    opened(citizen, conversation)
    citizen.cookies["django_language"] = "en"

    assert 'lang="en"' in shown(citizen)


def test_a_browser_that_never_opened_anything_sees_nothing(citizen: Client, conversation: Conversation) -> None:
    assert citizen.get("/talk/page/")["Location"] == "/talk/"
    assert write(citizen, "だれ？")["Location"] == "/talk/"
    assert citizen.get("/talk/open/unknown/").status_code == 200
    assert citizen.post("/talk/open/unknown/")["Location"] == "/talk/"

"""The inbox and the page of a conversation, as staff meet them."""

import uuid
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from case_core.cases.models import Case
from case_core.conversations.actions.decide_content_policy import decide_content_policy
from case_core.conversations.actions.keep_canned_text import keep_canned_text
from case_core.conversations.actions.take_up_conversation import take_up_conversation
from case_core.conversations.models import Conversation, Message
from case_core.conversations.states import ContentPolicy, MessageState
from mannaka_kit import clock
from mannaka_kit.audit.models import Entry
from mannaka_sdk import Unfollowed
from tests.support.browsing import Desk
from tests.support.cast import Cast
from tests.support.conversations import WORDS, a_conversation, an_event, arrive, wrote
from tests.support.deliveries import Line, a_line

DeskOf = Callable[[str], Desk]
INBOX = "/staff/conversations/"


@pytest.fixture
def aoi(here: Cast, desk: DeskOf) -> Desk:
    return desk("aoi")


@pytest.fixture
def conversation(line: Line) -> Conversation:
    return a_conversation(line)


def url(conversation: Conversation, way: str = "") -> str:
    return f"{INBOX}{conversation.pk}/{way}"


def page(desk: Desk, path: str, **query: str) -> str:
    answer = desk.get(path, **query)
    assert answer.status_code == 200, answer
    return str(answer.content.decode())


def test_the_inbox_lists_what_waits_and_the_urgent_first(line: Line, aoi: Desk) -> None:
    a_conversation(line, "ふつうの話", person="person-1")
    a_conversation(line, "死にたい", person="person-2")
    shown = page(aoi, INBOX)

    assert shown.index("死にたい") < shown.index("ふつうの話")
    assert "急ぎ" in shown
    assert Entry.objects.filter(action="conversation.listed").count() == 1


def test_the_address_says_what_is_listed(line: Line, aoi: Desk, here: Cast) -> None:
    mine = a_conversation(line, "自分の話", person="person-1")
    a_conversation(line, "別の話", person="person-2")
    aoi.send(url(mine, "take-over/"), seen_owner="")

    assert "別の話" not in page(aoi, INBOX, view="mine")
    assert "自分の話" in page(aoi, INBOX, view="mine")
    assert "自分の話" not in page(aoi, INBOX, view="done")
    assert "別の話" in page(aoi, INBOX, view="nonsense", page="x", channel="９")


def test_with_two_channels_the_inbox_is_narrowed(line: Line, aoi: Desk, here: Cast) -> None:
    other = a_line(here.city, here.users["mio"])
    a_conversation(line, "こちらの話")
    a_conversation(other, "あちらの話")
    shown = page(aoi, INBOX, channel=str(other.channel.pk))

    assert "あちらの話" in shown
    assert "こちらの話" not in shown
    assert f"channel={other.channel.pk}" in shown


def test_both_halves_of_the_inbox_lead_to_each_other(aoi: Desk, conversation: Conversation) -> None:
    assert f'href="{INBOX}"' in page(aoi, "/staff/inbox/")
    assert 'href="/staff/inbox/"' in page(aoi, INBOX)


def test_the_page_shows_the_words_and_the_way_to_a_case(aoi: Desk, conversation: Conversation) -> None:
    shown = page(aoi, url(conversation))

    assert WORDS in shown
    assert "まだ相談になっていません" in shown
    assert "書いたことは専用ページにだけ出ます" in shown
    entry = Entry.objects.filter(action="conversation.read").latest("pk")
    assert entry.target_id == str(conversation.pk)


def test_a_clerk_answers_and_finds_a_case(aoi: Desk, conversation: Conversation) -> None:
    shown = aoi.send_and_follow(url(conversation), body="明日お電話します。", seen_message_at=clock.now().isoformat())
    assert "明日お電話します。" in shown
    assert "お返事を書きました。" in shown

    shown = aoi.send_and_follow(url(conversation, "take-up/"), topic="housing", title="", seen_message_at="")
    case = Case.objects.get()
    assert case.number in shown
    assert WORDS in page(aoi, f"/staff/cases/{case.pk}/conversations/")
    assert "合言葉" in page(aoi, f"/staff/cases/{case.pk}/")


def test_a_clerk_sees_what_the_citizen_will_see(aoi: Desk, conversation: Conversation) -> None:
    shown = aoi.send(url(conversation), body="下書きの文", preview="1").content.decode()

    assert "相手に見えるもの" in shown
    assert "下書きの文" in shown
    assert "お返事があります" in shown
    assert not Message.objects.filter(body="下書きの文").exists()


def test_where_words_may_leave_the_clerk_chooses(aoi: Desk, conversation: Conversation, line: Line, here: Cast) -> None:
    assert "連絡手段のアプリ" not in page(aoi, url(conversation))
    decide_content_policy(
        channel_id=line.channel.pk,
        policy=ContentPolicy.INLINE_CHAT,
        reference="今市民第12号",
        actor=here.mio,
        at=clock.now(),
    )
    assert "連絡手段のアプリ" in page(aoi, url(conversation))
    shown = aoi.send(url(conversation), body="アプリへの文", place="channel", preview="1").content.decode()
    assert "アプリへの文" in shown
    aoi.send_and_follow(url(conversation), body="アプリへの文", place="channel")

    assert Message.objects.get(body="アプリへの文").state == MessageState.QUEUED


def test_without_a_script_a_text_is_put_in_by_the_server(aoi: Desk, conversation: Conversation, here: Cast) -> None:
    text = keep_canned_text(
        title="はじめ", body="{name}さん、{clerk}です。", position=0, actor=here.mio, at=clock.now()
    )
    shown = aoi.send(url(conversation), body="こんにちは。", canned=str(text.pk), insert="1").content.decode()

    assert "こんにちは。\nみかんさん、青井 葵です。</textarea>" in shown


def test_an_empty_answer_comes_back(aoi: Desk, conversation: Conversation) -> None:
    assert aoi.send(url(conversation), body="").status_code == 200
    assert not Message.objects.filter(place="page").exists()


def test_a_half_written_answer_is_kept(aoi: Desk, conversation: Conversation) -> None:
    shown = page(aoi, url(conversation))

    assert 'data-form="conversation.reply"' in shown
    assert f'data-subject="{conversation.pk}"' in shown


def test_staff_take_turns_by_buttons(aoi: Desk, conversation: Conversation, here: Cast) -> None:
    assert "受け持ちました" in aoi.send_and_follow(url(conversation, "take-over/"), seen_owner="")
    assert "既読にしました" in aoi.send_and_follow(url(conversation, "read/"), seen_message_at=clock.now().isoformat())
    assert "受信箱に戻しました" in aoi.send_and_follow(url(conversation, "hand-back/"))
    assert "凪" in page(aoi, url(conversation, "assign/"))
    assert "担当を決めました" in aoi.send_and_follow(
        url(conversation, "assign/"), owner=str(here.nagi.user_id), seen_owner=""
    )
    assert "終了しました" in aoi.send_and_follow(url(conversation, "finish/"), seen_message_at="")
    assert "再開しました" in aoi.send_and_follow(url(conversation, "reopen/"))


def test_who_was_slower_is_told(aoi: Desk, desk: DeskOf, conversation: Conversation) -> None:
    aoi.send(url(conversation, "take-over/"), seen_owner="")

    assert "先に受け持ちました" in desk("nagi").send_and_follow(url(conversation, "take-over/"), seen_owner="")


def test_a_number_ties_the_conversation_to_a_case(aoi: Desk, conversation: Conversation, line: Line) -> None:
    other = a_conversation(line, person="person-2")
    aoi.send(url(other, "take-up/"), topic="housing", title="先の相談")
    number = Case.objects.get().number

    assert "見つかりません" in aoi.send(url(conversation, "tie/"), case_number="2020-1").content.decode()
    assert "先の相談" in aoi.send_and_follow(url(conversation, "tie/"), case_number=number)


def test_what_did_not_leave_says_why_and_is_sent_again(aoi: Desk, conversation: Conversation) -> None:
    message = conversation.messages.get(direction="outgoing")
    Message.objects.filter(pk=message.pk).update(state=MessageState.FAILED, reason="quota")
    shown = page(aoi, url(conversation))
    assert "今月送れる数を使い切りました" in shown
    assert "管理者に伝えてください" in shown

    assert "もう一度送ります" in aoi.send_and_follow(url(conversation, f"messages/{message.pk}/again/"))
    message.refresh_from_db()
    assert message.state == MessageState.QUEUED


def test_whoever_blocked_the_account_cannot_be_answered(aoi: Desk, conversation: Conversation, line: Line) -> None:
    arrive(line, an_event(Unfollowed(), number=2))
    shown = page(aoi, url(conversation))

    assert "受信拒否" in shown
    assert "<textarea" not in shown


def test_news_come_once(aoi: Desk, conversation: Conversation, line: Line) -> None:
    for number, path in enumerate((url(conversation, "live/"), f"{INBOX}live/"), 2):
        first = aoi.client.get(path)
        assert first.status_code == 200
        again = aoi.client.get(path, headers={"if-none-match": first["ETag"]})
        assert again.status_code == 304
        arrive(line, wrote(f"{number}つ目の話", number=number))
        assert f"{number}つ目の話" in aoi.client.get(path, headers={"if-none-match": first["ETag"]}).content.decode()


def test_pages_of_another_are_not_there(desk: DeskOf, here: Cast, conversation: Conversation) -> None:
    for name in ("mio", "ren", "sora"):
        assert desk(name).get(INBOX).status_code == 403
        assert desk(name).get(url(conversation)).status_code == 403
    assert desk("aoi").get(f"{INBOX}9999999/").status_code == 404
    assert desk("aoi").get(reverse("conversations:file", args=[conversation.pk, 9_999_999])).status_code == 404
    assert desk("aoi").send(url(conversation, f"messages/{uuid.uuid4()}/again/")).status_code == 404


def test_lists_and_pages_stay_light(line: Line, aoi: Desk, here: Cast) -> None:
    one = a_conversation(line)
    take_up_conversation(conversation_id=one.pk, topic="housing", actor=here.aoi, at=clock.now())
    few = max(_statements(aoi, path) for path in (INBOX, url(one)))
    for number in range(2, 9):
        a_conversation(line, person=f"person-{number}")
        arrive(line, wrote(f"{number}つ目", number=number, at=clock.now() + timedelta(seconds=number)))

    assert max(_statements(aoi, path) for path in (INBOX, url(one))) <= few <= 14


def _statements(desk: Desk, path: str) -> int:
    page(desk, path)
    with CaptureQueriesContext(connection) as asked:
        page(desk, path)
    return len(asked)

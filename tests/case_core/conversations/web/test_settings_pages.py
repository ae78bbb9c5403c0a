"""The pages on which administrators word texts and decide what leaves."""

from collections.abc import Callable

import pytest

from case_core.conversations.models import CannedText, ChannelRules, FixedText
from case_core.conversations.rules import crisis_words, leave_url
from tests.support.browsing import Desk
from tests.support.cast import Cast
from tests.support.deliveries import Line

SETTINGS = "/staff/settings/conversations/"


@pytest.fixture
def mio(here: Cast, desk: Callable[[str], Desk], line: Line) -> Desk:
    return desk("mio")


def test_everything_stands_on_one_page(mio: Desk) -> None:
    shown = mio.get(SETTINGS).content.decode()

    assert "お知らせとリンクだけ" in shown
    assert "0120-061-338" in shown
    assert "死にたい" in shown
    assert "まだひな形がありません" in shown


def test_a_text_is_worded(mio: Desk) -> None:
    path = f"{SETTINGS}texts/after_hours/"
    assert "{link}" in mio.get(path).content.decode()
    assert "リンク（{link}）が必要です" in mio.send(path, body_ja="夜です", body_en="Night {link}").content.decode()
    shown = mio.send_and_follow(path, body_ja="夜です {link}", body_en="Night {link}")

    assert "市の文" in shown
    assert FixedText.objects.get().body_ja == "夜です {link}"
    assert mio.get(f"{SETTINGS}texts/nonsense/").status_code == 404


def test_texts_to_begin_with_come_and_go(mio: Desk) -> None:
    mio.send_and_follow(f"{SETTINGS}canned/add/", title="はじめ", body="こんにちは", position="1")
    text = CannedText.objects.get()
    mio.send_and_follow(f"{SETTINGS}canned/{text.pk}/", title="はじめに", body="こんばんは", position="2")
    text.refresh_from_db()
    assert (text.title, text.body, text.position) == ("はじめに", "こんばんは", 2)

    assert "削除しました" in mio.send_and_follow(f"{SETTINGS}canned/{text.pk}/remove/")
    assert mio.get(f"{SETTINGS}canned/{text.pk}/").status_code == 404


def test_crisis_words_and_the_way_out_are_settled(mio: Desk) -> None:
    path = f"{SETTINGS}rules/"
    assert "https:// で始まる" in mio.send(path, crisis_words="あ", leave_url="http://x.jp/").content.decode()
    mio.send_and_follow(path, crisis_words="うらやぶ", leave_url="https://www.jma.go.jp/")

    assert (crisis_words(), leave_url()) == (("うらやぶ",), "https://www.jma.go.jp/")


def test_a_channel_is_for_some_topics(mio: Desk, line: Line) -> None:
    path = f"{SETTINGS}channels/{line.channel.pk}/"
    shown = mio.send_and_follow(path, topics=["consumer"], purpose_ja="消費生活です", purpose_en="Consumer affairs")

    assert "1分野" in shown
    assert ChannelRules.objects.get().topics == ["consumer"]
    assert mio.get(f"{SETTINGS}channels/9999999/").status_code == 404


def test_what_leaves_is_decided_with_its_reference(mio: Desk, line: Line) -> None:
    path = f"{SETTINGS}channels/{line.channel.pk}/policy/"
    assert "市の検討結果" in mio.get(path).content.decode()
    assert "入力してください" in mio.send(path, policy="inline_chat", reference="").content.decode()
    shown = mio.send_and_follow(path, policy="inline_chat", reference="今市民第12号")

    assert "会話の内容も送る" in shown
    assert "今市民第12号" in shown
    assert "菅" not in shown

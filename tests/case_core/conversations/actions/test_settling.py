"""What administrators decide and word, and nobody else."""

from collections.abc import Callable
from typing import Any

import pytest

from case_core.conversations.actions.change_channel_rules import change_channel_rules
from case_core.conversations.actions.change_conversation_rules import change_conversation_rules
from case_core.conversations.actions.change_fixed_text import change_fixed_text
from case_core.conversations.actions.decide_content_policy import decide_content_policy
from case_core.conversations.actions.keep_canned_text import keep_canned_text
from case_core.conversations.actions.remove_canned_text import remove_canned_text
from case_core.conversations.default_texts import DEFAULT_TEXTS
from case_core.conversations.errors import (
    CannedTextNotFoundError,
    ChannelNotFoundError,
    LeaveAddressError,
    LinkMissingError,
    ReferenceMissingError,
    TitleTakenError,
    UnknownVariableError,
    WordsMissingError,
)
from case_core.conversations.models import CannedText
from case_core.conversations.rules import leave_url, settled_for
from case_core.conversations.settings_reads import texts_offered, wordings_for
from case_core.conversations.states import ContentPolicy, Language, TextKind
from case_core.conversations.texts import NEED_LINK, fill, unknown_variables
from mannaka_kit import clock
from mannaka_kit.audit.models import Entry
from mannaka_kit.errors import NotAllowedError
from tenants.plugins.states import ChannelState
from tests.support.cast import Cast
from tests.support.conversations import a_conversation
from tests.support.deliveries import Line

DECISION = {"policy": ContentPolicy.INLINE_CHAT, "reference": "今市民第12号"}


def by(cast: Cast, **told: Any) -> dict[str, Any]:
    return {"actor": cast.mio, "at": clock.now(), **told}


def test_words_leave_by_a_channel_only_with_the_citys_own_assessment(line: Line, here: Cast) -> None:
    with pytest.raises(ReferenceMissingError):
        decide_content_policy(**by(here, channel_id=line.channel.pk, policy=ContentPolicy.INLINE_CHAT, reference=" "))
    rules = decide_content_policy(**by(here, channel_id=line.channel.pk, **DECISION))

    entry = Entry.objects.latest("pk")
    assert (rules.decided_by_id, rules.decided_at) == (here.mio.user_id, clock.now())
    assert (entry.action, entry.details["policy"]) == ("channel_rules.policy_decided", "inline_chat")
    assert settled_for(line.channel.pk).lets_words_out


def test_a_channel_that_was_removed_has_no_rules(line: Line, here: Cast) -> None:
    line.channel.state, line.channel.removed_at = ChannelState.REMOVED, clock.now()
    line.channel.save()
    with pytest.raises(ChannelNotFoundError):
        decide_content_policy(**by(here, channel_id=line.channel.pk, **DECISION))


def test_the_city_words_its_texts(line: Line, here: Cast) -> None:
    told = {"body_ja": "{city}です。{link}", "body_en": "{city} {link}"}
    change_fixed_text(**by(here, kind=TextKind.RECEIVED, **told))
    changed = {wording.kind: wording for wording in wordings_for(here.mio)}

    assert changed[TextKind.RECEIVED].is_own
    assert not changed[TextKind.CRISIS].is_own
    assert a_conversation(line).messages.get(direction="outgoing").body.endswith("今治市です。（専用ページへのリンク）")


@pytest.mark.parametrize(
    ("told", "error"),
    [
        ({"body_ja": "", "body_en": "x {link}"}, WordsMissingError),
        ({"body_ja": "x {link}", "body_en": " "}, WordsMissingError),
        ({"body_ja": "x {link} {name}", "body_en": "x {link}"}, UnknownVariableError),
        ({"body_ja": "リンクなし", "body_en": "x {link}"}, LinkMissingError),
    ],
)
def test_a_text_that_cannot_be_filled_in_is_not_kept(here: Cast, told: dict[str, str], error: type[Exception]) -> None:
    with pytest.raises(error):
        change_fixed_text(**by(here, kind=TextKind.BELL, **told))


@pytest.mark.parametrize("language", list(Language))
def test_our_own_texts_obey_the_same_rules(language: str) -> None:
    texts = DEFAULT_TEXTS[language]

    assert set(texts) == set(TextKind)
    assert all("{link}" in texts[kind] for kind in NEED_LINK)
    assert [kind for kind, text in texts.items() if unknown_variables(text)] == []


def test_a_line_without_its_value_is_left_out() -> None:
    assert fill("電話 {telephone}\n{city}です", {"telephone": "", "city": "今治市"}) == "今治市です"


def test_texts_to_begin_with_are_filled_in_for_the_clerk(line: Line, here: Cast) -> None:
    text = keep_canned_text(**by(here, title="はじめ", body="{name}さん、{clerk}です。", position=1))
    changed = keep_canned_text(
        **by(here, title="はじめ", body="{name}様、{city}の{clerk}です。", position=1, text_id=text.pk)
    )
    (offered,) = texts_offered(here.aoi, a_conversation(line), clerk="青井 葵", at=clock.now())

    assert changed.pk == text.pk
    assert offered.body == "みかん様、今治市の青井 葵です。"


def test_a_text_to_begin_with_has_a_title_of_its_own(here: Cast) -> None:
    keep_canned_text(**by(here, title="はじめ", body="本文", position=1))
    with pytest.raises(TitleTakenError):
        keep_canned_text(**by(here, title=" はじめ ", body="別の本文", position=2))
    with pytest.raises(WordsMissingError):
        keep_canned_text(**by(here, title="おわり", body="", position=2))
    with pytest.raises(UnknownVariableError):
        keep_canned_text(**by(here, title="おわり", body="{link}", position=2))
    with pytest.raises(CannedTextNotFoundError):
        keep_canned_text(**by(here, title="おわり", body="本文", position=2, text_id=9_999_999))


def test_a_text_to_begin_with_is_removed_once(here: Cast) -> None:
    text = keep_canned_text(**by(here, title="はじめ", body="本文", position=1))
    remove_canned_text(**by(here, text_id=text.pk))

    assert not CannedText.objects.exists()
    with pytest.raises(CannedTextNotFoundError):
        remove_canned_text(**by(here, text_id=text.pk))


@pytest.mark.parametrize("address", ["http://example.com/", "javascript:alert(1)", "example.com", "https://a:b@c.jp/"])
def test_quick_leaving_leads_to_the_open_web(here: Cast, address: str) -> None:
    with pytest.raises(LeaveAddressError):
        change_conversation_rules(**by(here, crisis_words="", leave_url=address))
    change_conversation_rules(**by(here, crisis_words="", leave_url="https://www.jma.go.jp/"))

    assert leave_url() == "https://www.jma.go.jp/"


EVERY: list[tuple[Callable[..., Any], dict[str, Any]]] = [
    (decide_content_policy, {"channel_id": 1, **DECISION}),
    (change_channel_rules, {"channel_id": 1, "topics": [], "purpose_ja": "", "purpose_en": ""}),
    (change_fixed_text, {"kind": TextKind.BELL, "body_ja": "{link}", "body_en": "{link}"}),
    (keep_canned_text, {"title": "x", "body": "x", "position": 0}),
    (remove_canned_text, {"text_id": 1}),
    (change_conversation_rules, {"crisis_words": "", "leave_url": ""}),
]


@pytest.mark.parametrize(("act", "told"), EVERY)
def test_nobody_but_an_administrator_decides(here: Cast, act: Callable[..., Any], told: dict[str, Any]) -> None:
    for actor in (here.aoi, here.ren, here.sora):
        with pytest.raises(NotAllowedError):
            act(**by(here, **told, actor=actor))

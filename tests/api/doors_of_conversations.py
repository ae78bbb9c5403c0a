"""Operations on conversations and on what is settled for them, and the things that their paths name."""

from typing import Any

from case_core.conversations.actions.finish_conversation import finish_conversation
from case_core.conversations.actions.keep_canned_text import keep_canned_text
from case_core.conversations.actions.take_over_conversation import take_over_conversation
from case_core.conversations.models import CannedText, Message
from mannaka_kit import clock
from tenants.api_tokens.scopes import Scope
from tests.support.cases import AT, new_case
from tests.support.cast import Cast
from tests.support.conversations import a_conversation
from tests.support.deliveries import a_line

CENTRE, KEEPERS = frozenset({"aoi"}), frozenset({"mio"})
_READ, _WRITE = Scope.CASES_READ, Scope.CASES_WRITE
_SETTLED, _SETTLE = Scope.ORGANISATION_READ, Scope.ORGANISATION_WRITE
_ONE = "conversations/{conversation}/"
_MINE: dict[str, Any] = {"owner_id": "{aoi}", "seen_owner_id": None}
_TEXT = {"kind": "bell", "body_ja": "お返事です {link}", "body_en": "An answer {link}"}
_CANNED = {"title": "おわり", "body": "ありがとうございました。", "position": 3}
_RULES: dict[str, Any] = {"topics": ["consumer"], "purpose_ja": "", "purpose_en": ""}
_POLICY = {"policy": "inline_chat", "reference": "今市民第12号"}
DOORS_OF_CONVERSATIONS: list[tuple[str, str, dict[str, Any], Scope, frozenset[str]]] = [
    ("GET", "conversations/", {}, _READ, CENTRE),
    ("GET", _ONE, {}, _READ, CENTRE),
    ("POST", f"{_ONE}reply/", {"body": "お返事です。"}, _WRITE, CENTRE),
    ("POST", f"{_ONE}reply-with-file/", {"body": "写しです。", "file": "メモ.txt"}, _WRITE, CENTRE),
    ("POST", f"{_ONE}take-up/", {"topic": "housing"}, _WRITE, CENTRE),
    ("POST", f"{_ONE}tie/", {"case_number": "{tied_number}"}, _WRITE, CENTRE),
    ("POST", f"{_ONE}take-over/", {"seen_owner_id": None}, _WRITE, CENTRE),
    ("POST", f"{_ONE}assign/", _MINE, _WRITE, CENTRE),
    ("POST", "conversations/{owned_conversation}/hand-back/", {}, _WRITE, CENTRE),
    ("POST", f"{_ONE}finish/", {}, _WRITE, CENTRE),
    ("POST", "conversations/{ended_conversation}/reopen/", {}, _WRITE, CENTRE),
    ("POST", f"{_ONE}read/", {}, _WRITE, CENTRE),
    ("POST", f"{_ONE}send-again/", {"message_id": "{failed_message}"}, _WRITE, CENTRE),
    ("GET", "conversation-settings/", {}, _SETTLED, KEEPERS),
    ("POST", "conversation-settings/", {"crisis_words": "うらやぶ"}, _SETTLE, KEEPERS),
    ("POST", "conversation-texts/change/", _TEXT, _SETTLE, KEEPERS),
    ("POST", "canned-texts/", _CANNED, _SETTLE, KEEPERS),
    ("POST", "canned-texts/{canned_text}/change/", _CANNED, _SETTLE, KEEPERS),
    ("POST", "canned-texts/{canned_text}/remove/", {}, _SETTLE, KEEPERS),
    ("POST", "channels/{talking_channel}/conversation-rules/", _RULES, _SETTLE, KEEPERS),
    ("POST", "channels/{talking_channel}/content-policy/", _POLICY, _SETTLE, KEEPERS),
]


def conversations_to_name(cast: Cast) -> dict[str, Any]:
    """Make a conversation, one with an owner and one that has ended; call it inside of the city."""
    line = a_line(cast.city, cast.users["mio"])
    waiting, owned, ended = (a_conversation(line, person=f"person-{number}") for number in (1, 2, 3))
    take_over_conversation(conversation_id=owned.pk, seen_owner_id=None, actor=cast.nagi, at=AT)
    finish_conversation(conversation_id=ended.pk, seen_message_at=clock.now(), actor=cast.aoi, at=AT)
    failed = waiting.messages.get(direction="outgoing")
    Message.objects.filter(pk=failed.pk).update(state="failed", reason="quota")
    title = f"はじめ {CannedText.objects.count()}"
    return {
        "conversation": waiting.pk,
        "owned_conversation": owned.pk,
        "ended_conversation": ended.pk,
        "failed_message": str(failed.pk),
        "tied_number": new_case(cast).number,
        "aoi": cast.users["aoi"].pk,
        "talking_channel": line.channel.pk,
        "canned_text": keep_canned_text(title=title, body="本文", position=0, actor=cast.mio, at=AT).pk,
    }

"""What each request carries: the ids in its address, a query where a view needs one, and forms that would be taken."""

import uuid
from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from mannaka_kit import clock
from tests.permissions.bookings import BODIES_OF_BOOKINGS
from tests.permissions.booths import BODIES_OF_BOOTHS
from tests.permissions.calls import BODIES_OF_CALLS
from tests.permissions.channels import BODIES_OF_CHANNELS
from tests.permissions.conversations import BODIES_OF_CONVERSATIONS
from tests.permissions.duty_roster import BODIES_OF_ROSTER
from tests.permissions.hours import BODIES_OF_HOURS
from tests.permissions.knowledge import BODIES_OF_KNOWLEDGE
from tests.permissions.listening import BODIES_OF_LISTENING
from tests.permissions.meant import FIXED, MEANT
from tests.permissions.meetings import BODIES_OF_MEETINGS
from tests.permissions.partners import BODIES_OF_PARTNERS
from tests.permissions.sharing import BODIES_OF_SHARING
from tests.permissions.world import CANARY, PASSWORD

Values = Mapping[str, Any]

_NO_SUCH_THING = 1
_MODEL_NAMES = {"wagtailadmin_tag_model_autocomplete": "tag"}


def values_of(name: str, known: Values) -> Values:
    """Return the values of an address's parameters."""
    values = _Values({**FIXED, **known})
    values["parent_page_id"] = values["page_to_move_id"] = values["page_id"]
    values["destination_id"] = values["home_id"]
    values["object_id"] = str(values["page_id"])
    values["model_name"] = _MODEL_NAMES.get(name, values["model_name"])
    return _Values({**values, **{parameter: values[thing] for parameter, thing in MEANT.get(name, {}).items()}})


class _Values(dict[str, Any]):
    """What no city has, has this number."""

    def __missing__(self, key: str) -> int:
        return _NO_SUCH_THING


def query_of(name: str, values: Values) -> dict[str, Any]:
    """Return the query of a GET."""
    queries: dict[str, dict[str, Any]] = {
        "wagtail_bulk_action": {"id": values["page_id"], "next": "/cms/"},
        "wagtailadmin_choose_page_chosen_multiple": {"id": values["page_id"]},
        "wagtaildocs_chooser:chosen_multiple": {"id": values["document_id"]},
        "wagtailimages_chooser:chosen_multiple": {"id": values["image_id"]},
    }
    return queries.get(name, {})


def body_of(name: str, values: Values) -> dict[str, Any]:
    """Return a form that the address would take, with a fresh key."""
    make = BODIES.get(name)
    return {**(make(values) if make else {}), "idempotency_key": uuid.uuid4().hex}


def _in_a_week(_values: Values) -> str:
    return (clock.today() + timedelta(days=7)).isoformat()


def _nothing(_values: Values) -> dict[str, Any]:
    return {}


def _shield(_values: Values) -> dict[str, Any]:
    review_on = clock.today() + timedelta(days=90)
    days = {"valid_from": clock.today().isoformat(), "review_on": review_on.isoformat()}
    return {"safe_way": "counter", "kind": "dv", **days}


_NEW_SECTION = {"code": "new-section", "name": "新しい課", "name_kana": "アタラシイカ", "telephone": "0898-36-1510"}


class _Note(SimpleUploadedFile):
    """A file that can be sent a second time."""

    def read(self, num_bytes: int | None = None) -> bytes:
        self.seek(0)
        return super().read(num_bytes)


# Every form of the city's own pages; a test asks that each is taken where the table says `ok`.
BODIES: Mapping[str, Callable[[Values], dict[str, Any]]] = {
    "account_login": lambda _: {"login": "aoi", "password": PASSWORD},
    "console:close": lambda _: {"outcome": "listened", "note": "まとめ"},
    **BODIES_OF_CHANNELS,
    **BODIES_OF_CONVERSATIONS,
    **BODIES_OF_SHARING,
    **BODIES_OF_KNOWLEDGE,
    **BODIES_OF_LISTENING,
    "deliveries:replay": _nothing,
    "deliveries:replay_dead": _nothing,
    "console:live_ticket": lambda _: {"topic": "desk"},
    "console:live_presence": lambda _: {"page": "0123456789abcdef"},
    "cases:contact": lambda _: {"channel": "telephone", "direction": "incoming", "words": CANARY},
    "relations:person_change": lambda _: {"name": CANARY, "seen_edition": 0},
    "troubles:troubles": lambda values: {f"trouble_{values['ticked_item_id']}": "on", "seen": ""},
    "codes:add": lambda _: {"name": CANARY, "position": 5, "valid_from": clock.today().isoformat()},
    "codes:end": lambda _: {"last_day": clock.today().isoformat()},
    "relations:merge": lambda values: {"number": values["number_of_another"], "keep": "this", "reason": CANARY},
    "relations:merge_undo": lambda _: {"reason": CANARY},
    "relations:people_add": lambda _: {"name": CANARY, "role": "family", "relation": "母", "tie": "plain"},
    "relations:people_tie": lambda values: {
        "one": values["other_place_ids"][0],
        "other": values["other_place_ids"][1],
        "words": CANARY,
        "kind": "plain",
    },
    "relations:people_change": lambda _: {"role": "supporter", "relation": CANARY, "tie": "plain"},
    "relations:people_remove": lambda _: {},
    "cases:assign": lambda values: {"owner": values["colleague_id"], "seen_owner": ""},
    "cases:reply": lambda values: {"body": "お返事です。", "seen_message_at": values["told_at"]},
    "cases:title": lambda values: {"title": "新しい件名", "seen_title": values["assigned_title"]},
    "cases:undo_assignment": _nothing,
    "cases:undo_closing": _nothing,
    "cases:reopen": lambda _: {"reason": "続きがある"},
    "cases:read": lambda values: {"seen_message_at": values["told_at"]},
    "intake:candidates": lambda _: {"telephone": "090-1234-5678"},
    "drafts:drafts": lambda values: {
        "draft_key": str(uuid.uuid4()),
        "draft_page": str(uuid.uuid4()),
        "draft_version": 0,
        "draft_author": values["clerk_id"],
        "draft_form": "intake",
        "matter": CANARY,
    },
    "drafts:discard": _nothing,
    "intake:new": lambda _: {"matter": "電話の相談", "topic": "other", "channel": "telephone"},
    "handovers:acknowledge": _nothing,
    "handovers:report": lambda _: {"result": "done", "report": "対応した"},
    "handovers:return": lambda _: {"reason": "担当が違う", "superior": "課長 大野"},
    "handovers:extension": lambda values: {"until": _in_a_week(values), "reason": "照会中"},
    "handovers:decide": lambda _: {"decision": "refuse", "note": "お約束の日があるため"},
    "handovers:allow_return": lambda _: {"reason": "国の所管と確かめた"},
    "promises:promise": lambda values: {"promised_on": _in_a_week(values)},
    "deadlines:rules": lambda _: {"forward_days": "0", "answer_days": "7"},
    "deadlines:section": lambda _: {"answer_days": "3"},
    "handovers:waive": lambda _: {"reason": "急ぐため"},
    "handovers:send": lambda values: {
        "section": values["section_asked_id"],
        "reason": "確認",
        "story": "話の内容",
        "consent": "spoken",
        "due_on": _in_a_week(values),
    },
    "printing:choose": lambda _: {"sheet": "history", "as": "page"},
    "desk:summon": lambda values: {
        "section": values["section_asked_id"],
        "room": values["room_asked_id"],
        "purpose": "いっしょに聞いてほしい",
    },
    "attachments:files": lambda _: {"file": _Note("メモ.txt", CANARY.encode()), "note": CANARY},
    "attachments:remove": lambda _: {"reason": "ほかの人の手紙"},
    "desk:answer": lambda _: {"minutes": "5"},
    "desk:decline": lambda _: {"reason": "会議中"},
    **dict.fromkeys(("desk:arrival", "desk:leaving", "desk:sit_in", "desk:withdraw"), _nothing),
    "approvals:ask_reading": lambda _: {"words": CANARY},
    "approvals:ask_closing": lambda _: {"words": CANARY, "outcome": "listened"},
    "approvals:decide": lambda _: {"decision": "sign"},
    "approvals:withdraw": _nothing,
    "approvals:rules": lambda _: {"outcomes": ["no_answer"], "topics": ["consumer"]},
    "sheets:keep_business": lambda _: {"name": CANARY, "contact_name": CANARY, "topics": ["funds"]},
    "sheets:session": lambda _: {"on": clock.today().isoformat(), "adviser": "相談員", "summary": CANARY},
    "sheets:add_budget": lambda _: {"month": "2025-12", "stage": "before", "food": "50000"},
    "sheets:budget": lambda _: {"food": "40000"},
    "sheets:add_debt": lambda _: {"creditor": CANARY, "left_yen": "100000"},
    "sheets:debt": lambda _: {"creditor": CANARY, "left_yen": "90000"},
    "sheets:drop_debt": _nothing,
    "records:begin": lambda _: {"kind": "counselling"},
    "records:write": lambda _: {"kind": "words", "body": CANARY},
    "records:members": lambda values: {"user": values["colleague_id"]},
    "records:remove": _nothing,
    "records:emergency": lambda _: {"reason": "待てない"},
    "records:opening": lambda _: {"verdict": "needed"},
    "records:seen": _nothing,
    "records:rules": lambda _: {"readers": "members", "minutes_open": "45"},
    "search:telling": lambda _: {"matter": f"{CANARY}の通知が届かない"},
    "synonyms:add": lambda _: {"words": "新しい愛称、新しい施設"},
    "synonyms:change": lambda _: {"words": "変えた愛称、変えた施設"},
    "synonyms:remove": _nothing,
    "safety:note": lambda _: {"kind": "food", "signs": CANARY},
    "safety:tick": _nothing,
    "safety:why_not": lambda _: {"why_not": "ご本人が望まなかった"},
    "safety:shield": _shield,
    "safety:shield_beside": _shield,
    **dict.fromkeys(("safety:lift", "safety:lift_beside"), lambda _: {"reason": "ご本人の希望"}),
    **dict.fromkeys(("safety:reveal", "safety:reveal_beside"), lambda _: {"purpose": "contact"}),
    "safety:confirm": _nothing,
    "risks:change": lambda _: {"steps": "警察に電話する"},
    "talks:second": lambda _: {"since": clock.now().isoformat(), "place": "室1"},
    "talks:join": _nothing,
    "talks:sheet": lambda _: {"minutes": "10", "channel": "telephone", "ending": "agreed"},
    "talks:begin": _nothing,
    "talk_stages:stages": lambda _: {
        **{f"minutes_{number}": str(number * 10) for number in (1, 2, 3)},
        **{f"{name}_{number}": CANARY for name in ("heading", "script") for number in (1, 2, 3)},
    },
    "incidents:record": lambda _: {
        "happened_at": clock.now().strftime("%Y-%m-%dT%H:%M"),
        "place": "窓口",
        "who": "職員に",
        "what": CANARY,
    },
    "incidents:decide": lambda _: {"decision": "two_clerks", "words": CANARY},
    "incidents:line": lambda values: {"answer": CANARY, "last_day": _in_a_week(values)},
    "incidents:stop_line": _nothing,
    "incidents:write_care": lambda values: {"reader": values["colleague_id"], "note": CANARY},
    "incidents:care": lambda _: {"answer": "休んでください"},
    **BODIES_OF_PARTNERS,
    **BODIES_OF_ROSTER,
    "rooms:add": lambda values: {"name": "新しい部屋", "position": "1", "valid_from": _in_a_week(values)},
    "rooms:change": lambda _: {"name": "変えた部屋", "position": "2"},
    "rooms:end": lambda values: {"last_day": _in_a_week(values)},
    "rooms:rules": lambda _: {"minutes_until_head": "7"},
    "accounts:search": lambda _: {"text": "あおい"},
    "accounts:add": lambda _: {"username": "new.person", "display_name": "新 人", "name_kana": "シン ジン"},
    "accounts:rename": lambda _: {"display_name": "改 名", "name_kana": "カイ メイ"},
    **dict.fromkeys(("accounts:deactivate", "accounts:reactivate", "accounts:passphrase"), _nothing),
    **dict.fromkeys(("accounts:second_factor", "accounts:end_sessions"), _nothing),
    "accounts:sign_in_rule": lambda values: {"needed_by": "everyone", "applies_from": _in_a_week(values)},
    **dict.fromkeys(("sign_in_end_others", "sign_in_end_session", "sign_in_notices_seen"), _nothing),
    "accounts:grant": lambda values: {"role": "auditor", "valid_from": _in_a_week(values)},
    "accounts:revoke": _nothing,
    "api_tokens:add": lambda values: {
        "purpose": "電話システム",
        "owner": values["colleague_id"],
        "scopes": ["cases:read"],
        "last_day": _in_a_week(values),
    },
    "api_tokens:revoke": _nothing,
    "organisation:add": lambda values: {**_NEW_SECTION, "valid_from": _in_a_week(values)},
    "organisation:change": lambda _: _NEW_SECTION,
    "organisation:end": lambda values: {"last_day": _in_a_week(values)},
    "hours:change": lambda values: {
        "day_type": "weekday",
        "opens": "09:00",
        "closes": "17:00",
        "valid_from": _in_a_week(values),
    },
    "hours:add_day": lambda values: {"on": _in_a_week(values), "reason": "点検"},
    **BODIES_OF_HOURS,
    "eservices:start": lambda _: {"topic": "other"},
    **BODIES_OF_BOOKINGS,
    **BODIES_OF_BOOTHS,
    **BODIES_OF_CALLS,
    **BODIES_OF_MEETINGS,
    "set_language": lambda _: {"language": "en"},
}

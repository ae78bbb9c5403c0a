"""Operations of those who keep the roster, and the things that their paths name."""

from typing import Any

from case_core.roster.models import Proposal
from case_core.roster.states import ProposalStatus
from tenants.api_tokens.scopes import Scope
from tests.support.cases import LATER
from tests.support.cast import Cast
from tests.support.on_call import on_call
from tests.support.roster import asked, on_roster

_KEEPERS, _ADMINISTRATORS = frozenset({"aoi", "mio"}), frozenset({"mio"})
_READ, _WRITE = Scope.ROSTER_READ, Scope.ROSTER_WRITE
FACTS: dict[str, Any] = {
    "name": "新しい 人",
    "name_kana": "アタラシイ ヒト",
    "kind": "citizens",
    "section_id": None,
    "user_id": None,
    "topics": ["money", "family"],
    "weekdays": [0, 2],
    "hours_a_week": 20,
    "valid_from": "2026-02-01",
    "valid_until": None,
}
TWO_WHO_KNOW = [
    {"day_kind": "workday", "kind": "regular", "topic": "", "people": 2},
    {"day_kind": "workday", "kind": "regular", "topic": "money", "people": 1},
]
RULES: dict[str, Any] = {
    "rest_days": 2,
    "most_days_a_week": 4,
    "most_closed_days_a_month": 3,
    "least_regular": 1,
    "swaps_need_approval": False,
    "needs": TWO_WHO_KNOW,
}
CONTACT: dict[str, Any] = {
    "section_id": "{tax}",
    "position": 1,
    "name": "白石 望",
    "telephone": "090-3333-4444",
    "first": "2026-01-01",
    "last": "2026-12-31",
}
_PERSON = "counsellors/{kept_person}/"
DOORS_OF_KEEPING: list[tuple[str, str, dict[str, Any], Scope, frozenset[str]]] = [
    ("POST", "counsellors/", FACTS, _WRITE, _KEEPERS),
    ("GET", _PERSON, {}, _READ, _KEEPERS),
    ("POST", f"{_PERSON}change/", FACTS, _WRITE, _KEEPERS),
    ("GET", "roster-rules/", {}, _READ, _KEEPERS),
    ("POST", "roster-rules/", RULES, _WRITE, _KEEPERS),
    ("GET", "proposals/", {}, _READ, _KEEPERS),
    ("POST", "proposals/", {"first": "2026-02-01", "last": "2026-02-07"}, _WRITE, _KEEPERS),
    ("GET", "proposals/{proposal}/", {}, _READ, _KEEPERS),
    ("POST", "proposals/{proposal}/adopt/", {}, _WRITE, _KEEPERS),
    ("POST", "proposals/{proposal}/discard/", {}, _WRITE, _KEEPERS),
    ("GET", "on-call/contacts/", {}, _READ, _ADMINISTRATORS),
    ("POST", "on-call/contacts/", CONTACT, _WRITE, _ADMINISTRATORS),
    ("POST", "on-call/contacts/{contact}/change/", CONTACT, _WRITE, _ADMINISTRATORS),
    ("POST", "on-call/contacts/{contact}/remove/", {}, _WRITE, _ADMINISTRATORS),
]


def keeping_to_name(cast: Cast) -> dict[str, Any]:
    """Make a person, a proposal that is ready, and a line of the list; call it inside of the city."""
    proposal = asked(cast)
    Proposal.objects.filter(pk=proposal.pk).update(status=ProposalStatus.READY, solved_at=LATER)
    return {
        "kept_person": on_roster(cast, "越智 保").pk,
        "proposal": proposal.pk,
        "contact": on_call(cast, name="大野 徹", position=3).pk,
    }

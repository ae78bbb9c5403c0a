"""The operations on restricted records, requests to the head, and sheets, with what they need."""

from typing import Any

from case_core.records.actions.add_member import add_member
from tenants.api_tokens.scopes import Scope
from tests.support.approvals import asked_to_read
from tests.support.cases import LATER, new_case
from tests.support.cast import Cast
from tests.support.heads import head_of_centre
from tests.support.records import a_record, opened_in_emergency
from tests.support.sheets import a_business, a_debt, a_month

CENTRE, OVERSEERS = frozenset({"aoi"}), frozenset({"aoi", "sora"})
WORDS = {"words": "見てください"}
COMMENT = {"comment": "日付を確かめて"}
COMPANY = {"name": "喫茶うずしお", "contact_name": "店主", "topics": ["funds"]}
TALK = {"on": "2026-01-13", "adviser": "相談員", "summary": "話した"}
LINES = {"lines": [{"item": "food", "yen": 50000}]}
DEBT = {"creditor": "銀行", "left_yen": 100000}
READ, WRITE = Scope.CASES_READ, Scope.CASES_WRITE
Door = tuple[str, str, dict[str, Any], Scope, frozenset[str]]
DOORS_KEPT_APART: list[Door] = [
    ("GET", "approvals/", {}, READ, CENTRE),
    ("GET", "approvals/{approval}/", {}, READ, CENTRE),
    ("GET", "cases/{case}/approvals/", {}, READ, CENTRE),
    ("POST", "cases/{case}/approvals/", WORDS, WRITE, CENTRE),
    ("POST", "cases/{case}/approvals/closing/", {**WORDS, "outcome": "listened"}, WRITE, CENTRE),
    ("POST", "approvals/{approval}/sign/", {}, WRITE, CENTRE),
    ("POST", "approvals/{approval}/send-back/", COMMENT, WRITE, CENTRE),
    ("POST", "approvals/{approval}/comment/", COMMENT, WRITE, CENTRE),
    ("POST", "approvals/{approval}/withdraw/", {}, WRITE, CENTRE),
    ("GET", "cases/{case}/records/", {}, Scope.RECORDS_READ, CENTRE),
    ("POST", "cases/{case}/records/", {"kind": "abuse"}, Scope.RECORDS_WRITE, CENTRE),
    ("POST", "records/{record}/entries/", {"kind": "fact", "body": "見た"}, Scope.RECORDS_WRITE, CENTRE),
    ("POST", "records/{record}/members/", {"user_id": "{nagi}"}, Scope.RECORDS_WRITE, CENTRE),
    ("POST", "records/{shared}/members/remove/", {"user_id": "{nagi}"}, Scope.RECORDS_WRITE, CENTRE),
    ("GET", "openings/", {}, Scope.RECORDS_READ, OVERSEERS),
    ("GET", "openings/{opening}/", {}, Scope.RECORDS_READ, OVERSEERS),
    ("POST", "openings/{opening}/review/", {"verdict": "needed"}, Scope.RECORDS_WRITE, OVERSEERS),
    ("POST", "openings/{opening}/seen/", {}, Scope.RECORDS_WRITE, CENTRE),
    ("GET", "cases/{business}/business/", {}, READ, CENTRE),
    ("POST", "cases/{case}/business/", COMPANY, WRITE, CENTRE),
    ("POST", "cases/{business}/business/sessions/", TALK, WRITE, CENTRE),
    ("GET", "companies/", {}, READ, CENTRE),
    ("GET", "cases/{business}/household/", {}, READ, CENTRE),
    ("POST", "cases/{case}/household/budgets/", {**LINES, "month": "2026-01-01", "stage": "before"}, WRITE, CENTRE),
    ("POST", "cases/{case}/household/debts/", DEBT, WRITE, CENTRE),
    ("POST", "budgets/{budget}/change/", LINES, WRITE, CENTRE),
    ("POST", "debts/{debt}/change/", DEBT, WRITE, CENTRE),
    ("POST", "debts/{debt}/remove/", {}, WRITE, CENTRE),
]


def things_kept_apart(cast: Cast) -> dict[str, int]:
    """Make one of everything that these paths can name; Nagi and Aoi head the centre."""
    head_of_centre(cast, "nagi")
    record, shared, seen = (a_record(cast, new_case(cast)) for _number in range(3))
    add_member(compartment_id=shared.pk, user_id=cast.nagi.user_id, actor=cast.aoi, at=LATER)
    # Asked by Nagi: Aoi, who heads the centre as well, may sign it.
    business = new_case(cast)
    a_business(cast, business)
    return {
        "record": record.pk,
        "shared": shared.pk,
        "opening": opened_in_emergency(cast, seen).pk,
        "approval": asked_to_read(cast, new_case(cast), by="nagi").pk,
        "business": business.pk,
        "budget": a_month(cast, business).pk,
        "debt": a_debt(cast, business).pk,
    }

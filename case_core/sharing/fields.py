"""
Which field of a case belongs to which class of data: classified by hand, and what is not listed is told to nobody.

A projection is drawn from this table and from nothing else. A new field of these models fails a test until somebody
has decided here what it is; a new model of the case core, until it stands here or among those of which nothing is told.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext_lazy as _

from tenants.partners.data_classes import DataClass

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django_stubs_ext import StrOrPromise


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """To which class a field belongs, and what it is called on a partner's page."""

    data_class: DataClass
    label: StrOrPromise


def _of(data_class: DataClass, label: StrOrPromise) -> Told:
    return Told(data_class=data_class, label=label)


NEVER: Final = None

_CASE: Final[Mapping[str, Told | None]] = {
    "id": NEVER,
    "number": _of(DataClass.SUMMARY, _("受付番号")),
    "title": _of(DataClass.SUMMARY, _("件名")),
    "topic": _of(DataClass.SUMMARY, _("分野")),
    "channel": NEVER,
    "status": NEVER,
    "party": NEVER,
    "owner": NEVER,
    "due_on": NEVER,
    "promised_on": NEVER,
    "opened_at": _of(DataClass.SUMMARY, _("受け付けた日")),
    "touched_at": NEVER,
    "new_message_at": NEVER,
    "closed_at": NEVER,
    "closed_by": NEVER,
    "outcome": NEVER,
    "referred_to": NEVER,
    "closing_note": NEVER,
    "recovered_yen": NEVER,
    "marks": NEVER,
}
_CONTACT: Final[Mapping[str, Told | None]] = {
    "id": NEVER,
    "case": NEVER,
    "at": _of(DataClass.COURSE_OF_CASE, _("日時")),
    "channel": _of(DataClass.COURSE_OF_CASE, _("方法")),
    "direction": NEVER,
    "author": NEVER,
    "is_visible_to_citizen": NEVER,
    "minutes": NEVER,
}
_STATEMENT: Final[Mapping[str, Told | None]] = {
    "id": NEVER,
    "contact": NEVER,
    "kind": _of(DataClass.COURSE_OF_CASE, _("だれの話か")),
    "speaker": NEVER,
    "body": _of(DataClass.COURSE_OF_CASE, _("内容")),
}
_PERSON: Final[Mapping[str, Told | None]] = {
    "id": NEVER,
    "name": _of(DataClass.CONTACT, _("お名前")),
    "name_kana": _of(DataClass.CONTACT, _("ふりがな")),
    "telephone": _of(DataClass.CONTACT, _("電話番号")),
    "email": _of(DataClass.CONTACT, _("メールアドレス")),
    "postcode": _of(DataClass.CONTACT, _("郵便番号")),
    "address": _of(DataClass.CONTACT, _("住所")),
    "birth_date": _of(DataClass.CONTACT, _("生年月日")),
    "is_anonymous": NEVER,
    "is_shielded": NEVER,
    "added_at": NEVER,
    "edition": NEVER,
    "merged_into": NEVER,
    "name_folded": NEVER,
    "kana_folded": NEVER,
    "digits": NEVER,
    "pieces": NEVER,
}
# Of those beside the one who came: what they are, never who.
_CASE_PERSON: Final[Mapping[str, Told | None]] = {
    "id": NEVER,
    "case": NEVER,
    "person": NEVER,
    "role": _of(DataClass.HOUSEHOLD, _("立場")),
    "relation": _of(DataClass.HOUSEHOLD, _("間柄")),
    "lives_together": _of(DataClass.HOUSEHOLD, _("同居")),
    "tie": NEVER,
    "note": NEVER,
    "added_by": NEVER,
    "added_at": NEVER,
    "ended_at": NEVER,
}
_TROUBLE: Final[Mapping[str, Told | None]] = {
    "id": NEVER,
    "case": NEVER,
    "item": _of(DataClass.SUMMARY, _("困りごと")),
    "is_worst": NEVER,
}
_COMPANY: Final[Mapping[str, Told | None]] = {
    "id": NEVER,
    "name": _of(DataClass.WORK, _("事業者")),
    "name_kana": NEVER,
    "corporate_number": _of(DataClass.WORK, _("法人番号")),
}
_BUSINESS: Final[Mapping[str, Told | None]] = {
    "id": NEVER,
    "case": NEVER,
    "company": NEVER,
    "contact_name": NEVER,
    "contact_telephone": NEVER,
    "topics": _of(DataClass.WORK, _("経営相談の内容")),
    "kept_by": NEVER,
    "kept_at": NEVER,
}
_SESSION: Final[Mapping[str, Told | None]] = {
    "id": NEVER,
    "sheet": NEVER,
    "on": NEVER,
    "adviser": NEVER,
    "minutes": NEVER,
    "summary": NEVER,
    "next_step": NEVER,
    "recorded_by": NEVER,
    "recorded_at": NEVER,
}
_BUDGET: Final[Mapping[str, Told | None]] = {
    "id": NEVER,
    "case": NEVER,
    "month": _of(DataClass.MONEY, _("月")),
    "stage": _of(DataClass.MONEY, _("見直し")),
    "note": NEVER,
    "kept_by": NEVER,
    "kept_at": NEVER,
}
_BUDGET_LINE: Final[Mapping[str, Told | None]] = {
    "id": NEVER,
    "budget": NEVER,
    "item": _of(DataClass.MONEY, _("費目")),
    "yen": _of(DataClass.MONEY, _("金額（円）")),
}
# To whom somebody owes may be a neighbour: how much is told, to whom is not.
_DEBT: Final[Mapping[str, Told | None]] = {
    "id": NEVER,
    "case": NEVER,
    "creditor": NEVER,
    "left_yen": _of(DataClass.MONEY, _("借入れの残り（円）")),
    "monthly_yen": _of(DataClass.MONEY, _("毎月の返済（円）")),
    "months_behind": _of(DataClass.MONEY, _("滞っている月数")),
    "note": NEVER,
    "recorded_by": NEVER,
    "recorded_at": NEVER,
    "removed_at": NEVER,
}

FIELDS: Final[Mapping[str, Mapping[str, Told | None]]] = {
    "cases.case": _CASE,
    "cases.contact": _CONTACT,
    "cases.statement": _STATEMENT,
    "parties.person": _PERSON,
    "relations.caseperson": _CASE_PERSON,
    "troubles.casetrouble": _TROUBLE,
    "sheets.company": _COMPANY,
    "sheets.businesssheet": _BUSINESS,
    "sheets.businesssession": _SESSION,
    "sheets.budget": _BUDGET,
    "sheets.budgetline": _BUDGET_LINE,
    "sheets.debt": _DEBT,
}
# Of these rooms nothing is ever told, whatever comes into them: what staff think, guard, plan or count.
CLOSED_ROOMS: Final = frozenset(
    {
        "approvals",
        "attachments",
        "bookings",
        "booths",
        "busy",
        "calendars",
        "calls",
        "codes",
        "consents",
        "conversations",
        "deadlines",
        "desk",
        "drafts",
        "form_imports",
        "handovers",
        "incidents",
        "intake",
        "ledger",
        "knowledge",
        "listening",
        "mailings",
        "meetings",
        "printing",
        "promises",
        "reception",
        "records",
        "referrals",
        "roster",
        "safety",
        "search",
        "sharing",
        "shields",
        "spans",
        "talks",
    }
)
# And nothing of these models, of rooms of which something else is told.
CLOSED_MODELS: Final = frozenset(
    {
        "cases.numberseries",
        "cases.casestep",
        "cases.closingblocker",
        "parties.personrevision",
        "relations.tie",
        "relations.personmerge",
        "relations.mergemove",
    }
)
# Drawn from a case by themselves, or told in the words of staff. Files, and the live session, have doors of their own.
OFFERED: Final = tuple(each for each in DataClass if each not in {DataClass.DOCUMENTS, DataClass.LISTENING})

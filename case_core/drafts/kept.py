"""What the house knows of each form whose drafts are kept: its page, who writes there, and what it is about."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from case_core.drafts.states import FormName
from tenants.accounts.roles import Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """
    One form: the name of its address, whose one argument is the subject; none where a form is about nothing yet.

    A draft of a guarded form is its author's only while its subject is open to them: its feature says which are.
    """

    page: str
    writer: Role = Role.CENTRE_STAFF
    is_of_case: bool = False
    has_subject: bool = True
    is_guarded: bool = False


def _of_case(page: str) -> Kept:
    return Kept(page=page, is_of_case=True)


def _of_section(page: str) -> Kept:
    return Kept(page=page, writer=Role.SECTION_STAFF)


KEPT: Final[Mapping[FormName, Kept]] = {
    FormName.INTAKE: Kept(page="intake:new", has_subject=False),
    FormName.CONTACT: _of_case("console:case"),  # a record is gone on with on the case's page itself
    FormName.REPLY: _of_case("cases:reply"),
    FormName.CLOSE: _of_case("console:close"),
    FormName.REOPEN: _of_case("cases:reopen"),
    FormName.PROMISE: _of_case("promises:promise"),
    FormName.HAND_OVER: _of_case("handovers:send"),
    FormName.WAIVE: Kept(page="handovers:waive"),
    FormName.REPORT: _of_section("handovers:report"),
    FormName.RETURN: _of_section("handovers:return"),
    FormName.EXTENSION: _of_section("handovers:extension"),
    FormName.EXTENSION_ANSWER: Kept(page="handovers:decide"),
    FormName.ALLOW_RETURN: Kept(page="handovers:allow_return"),
    FormName.INCIDENT: _of_case("incidents:record"),
    FormName.INCIDENT_DECISION: Kept(page="incidents:decide"),
    FormName.AGREED_LINE: _of_case("incidents:line"),
    FormName.CARE: Kept(page="incidents:write_care"),
    FormName.RECORD_ENTRY: Kept(page="records:write", is_guarded=True),
    FormName.READING: _of_case("approvals:ask_reading"),
    FormName.ENDING: _of_case("approvals:ask_closing"),
    FormName.APPROVAL: Kept(page="approvals:decide"),
    FormName.BUSINESS: _of_case("sheets:keep_business"),
    FormName.SESSION: _of_case("sheets:session"),
    FormName.BUDGET: _of_case("sheets:add_budget"),
    FormName.BUDGET_CHANGE: Kept(page="sheets:budget"),
    FormName.DEBT: _of_case("sheets:add_debt"),
    FormName.DEBT_CHANGE: Kept(page="sheets:debt"),
    FormName.TALK: _of_case("talks:sheet"),
    FormName.RISK: _of_case("safety:note"),
    FormName.WHY_NOT: Kept(page="safety:why_not"),
    FormName.PERSON: Kept(page="relations:person_change", is_guarded=True),
    FormName.CASE_PERSON: _of_case("relations:people_add"),
    FormName.CONSENT: _of_case("consents:record"),
    FormName.SHARE: _of_case("sharing:new"),
    FormName.REFER: _of_case("referrals:new"),
    FormName.CONVERSATION: Kept(page="conversations:conversation", is_guarded=True),
    FormName.PLACE: Kept(page="relations:people_change"),
    FormName.TIE: _of_case("relations:people_tie"),
    FormName.SHIELD: _of_case("safety:shield"),
    FormName.SHIELD_BESIDE: Kept(page="safety:shield_beside"),
}
SECTIONS_FORMS: Final = tuple(form for form, kept in KEPT.items() if kept.writer == Role.SECTION_STAFF)
FORMS_OF_A_CASE: Final = tuple(form for form, kept in KEPT.items() if kept.is_of_case)

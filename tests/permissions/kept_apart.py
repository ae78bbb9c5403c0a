"""Restricted records, requests to the head, and sheets, as the world holds them."""

from collections.abc import Mapping
from typing import Any

from django.db.models import Model

from case_core.approvals.actions.ask_approval import ask_approval
from case_core.approvals.models import Approval
from case_core.cases.models import Case
from case_core.records.actions.add_member import add_member
from case_core.records.actions.remove_member import remove_member
from case_core.records.models import Compartment, Opening
from case_core.sheets.models import Budget, Company, Debt
from mannaka_kit import clock
from tests.permissions.knowledge import knowledge
from tests.support.cases import new_case
from tests.support.cast import Cast
from tests.support.records import a_record, an_entry, opened_in_emergency
from tests.support.sheets import a_business, a_debt, a_month

KINDS_KEPT_APART: Mapping[str, type[Model]] = {
    **dict.fromkeys(("compartment_id", "shared_compartment_id", "others_compartment_id"), Compartment),
    "opening_id": Opening,
    "approval_id": Approval,
    "business_case_id": Case,
    "company_id": Company,
    "budget_id": Budget,
    "debt_id": Debt,
}


def kept_apart(cast: Cast, word: str) -> dict[str, Any]:
    """Make one of each; the centre's visitor keeps some records, and not the others."""
    kept, looked_into, shared, others = (a_record(cast, new_case(cast, body=word)) for _number in range(4))
    an_entry(cast, kept, word)
    opening = opened_in_emergency(cast, looked_into)
    for record in (shared, others):
        add_member(compartment_id=record.pk, user_id=cast.nagi.user_id, actor=cast.aoi, at=clock.now())
    remove_member(compartment_id=others.pk, user_id=cast.aoi.user_id, actor=cast.nagi, at=clock.now())
    return {
        "approval_id": ask_approval(case_id=kept.case_id, words=word, actor=cast.nagi, at=clock.now()).pk,
        "compartment_id": kept.pk,
        "opening_id": opening.pk,
        "shared_compartment_id": shared.pk,
        "others_compartment_id": others.pk,
        **_sheets(cast, word),
        **knowledge(cast, word),
    }


def _sheets(cast: Cast, word: str) -> dict[str, Any]:
    case = new_case(cast, body=word)
    company_id = a_business(cast, case, f"{word} {case.number}").company_id
    return {
        "business_case_id": case.pk,
        "company_id": company_id,
        "budget_id": a_month(cast, case).pk,
        "debt_id": a_debt(cast, case, word).pk,
    }

"""Reads of many cases at once, for programs: each page records which cases were on it."""

from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

from django.db import transaction

from case_core.cases.models import Case, Contact
from case_core.cases.policies import can_work_on_cases
from case_core.cases.querysets import CaseQuerySet
from case_core.cases.selectors import case_for, cases_visible_to, contacts_for
from mannaka_kit import audit, clock
from mannaka_kit.decisions import require
from tenants.accounts.actor import Actor

Take: TypeAlias = Callable[[Any], list[Any]]


@transaction.atomic
def case_page(viewer: Actor, asked: Mapping[str, Any], take: Take) -> list[Case]:
    """
    Return a page of the cases that the viewer may see, and record which ones were read.

    :raises NotAllowedError: the viewer is not of the centre.
    """
    require(can_work_on_cases(viewer))
    found: list[Case] = take(_narrowed(cases_visible_to(viewer), asked))
    cases = [case.pk for case in found]
    audit.record("case.listed", actor=viewer, target=None, at=clock.now(), details={"cases": cases})
    return found


@transaction.atomic
def contact_page(viewer: Actor, case_id: int, take: Take) -> list[Contact]:
    """
    Return a page of what was said in a case, and record that the viewer read it.

    :raises NotAllowedError: the viewer is not of the centre.
    :raises CaseNotFoundError: there is no such case.
    """
    case = case_for(viewer, case_id)
    contacts: list[Contact] = take(contacts_for(viewer, case))
    return contacts


def _narrowed(cases: CaseQuerySet, asked: Mapping[str, Any]) -> CaseQuerySet:
    equal = {name: asked[name] for name in ("number", "status", "topic", "channel", "owner_id") if name in asked}
    cases = cases.filter(**equal)
    if "due_by" in asked:
        cases = cases.due_by(asked["due_by"])
    if asked.get("has_new_message"):
        cases = cases.with_new_message()
    return cases

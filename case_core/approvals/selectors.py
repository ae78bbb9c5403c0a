"""Reads of what the head is asked for: the centre sees all of its cases, a head what waits for them."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from case_core.approvals.closing import signature_of
from case_core.approvals.errors import ApprovalNotFoundError
from case_core.approvals.models import Approval
from case_core.approvals.policies import can_ask, can_decide
from case_core.approvals.querysets import ApprovalQuerySet
from case_core.cases.models import Case, CaseStep
from case_core.cases.querysets import CaseQuerySet
from case_core.cases.selectors import cases_visible_to
from case_core.cases.states import StepKind
from mannaka_kit import audit, clock
from mannaka_kit.decisions import require
from tenants.accounts.actor import Actor


def approvals_visible_to(viewer: Actor) -> ApprovalQuerySet:
    """Return the requests that the viewer may see, with their people."""
    found = Approval.objects.select_related("case", "asked_by", "decided_by")
    if not can_ask(viewer):
        return found.none()
    return found.filter(case__in=cases_visible_to(viewer).order_by().values("pk"))


def waiting_for(viewer: Actor) -> ApprovalQuerySet:
    """Return what waits for this head, oldest first; nobody else has anything waiting."""
    found = approvals_visible_to(viewer).for_head(viewer.user_id)
    return found if can_decide(viewer) else found.none()


def asked_by(viewer: Actor) -> ApprovalQuerySet:
    """Return what the viewer has asked and nobody has decided, oldest first."""
    return approvals_visible_to(viewer).waiting().filter(asked_by_id=viewer.user_id)


@transaction.atomic
def listed(viewer: Actor, found: Iterable[Approval]) -> list[Approval]:
    """Return the requests of a list, and record which ones were read."""
    approvals = list(found)
    read = [approval.pk for approval in approvals]
    if read:
        audit.record("approval.listed", actor=viewer, target=None, at=clock.now(), details={"approvals": read[:100]})
    return approvals


def approvals_of(viewer: Actor, case: Case) -> ApprovalQuerySet:
    """Return all requests of a case, oldest first; reading the case has been recorded."""
    require(can_ask(viewer))
    return Approval.objects.filter(case=case).select_related("asked_by", "decided_by")


def comments_of(viewer: Actor, case: Case) -> QuerySet[CaseStep]:
    """Return what heads have said without deciding, oldest first."""
    require(can_ask(viewer))
    return case.steps.filter(kind=StepKind.COMMENTED).select_related("actor")


@transaction.atomic
def approval_for(viewer: Actor, approval_id: int) -> Approval:
    """
    Return one request with its case, and record that the viewer read it.

    :raises NotAllowedError: the viewer is not of the centre.
    :raises ApprovalNotFoundError: there is none that the viewer may see.
    """
    require(can_ask(viewer))
    found = approvals_visible_to(viewer).select_related("case__party", "case__owner")
    approval = found.filter(pk=approval_id).first()
    if approval is None:
        raise ApprovalNotFoundError
    audit.record("approval.read", actor=viewer, target=approval, at=clock.now(), case_id=approval.case_id)
    return approval


def cases_awaiting(viewer: Actor) -> CaseQuerySet:
    """Return the cases of which something waits for this head."""
    return cases_visible_to(viewer).filter(pk__in=waiting_for(viewer).order_by().values("case_id"))


def signed_ending(viewer: Actor, case_id: int) -> dict[str, Any]:
    """Return the ending that a head has signed, as the form that ends the case begins with; nothing without one."""
    case = cases_visible_to(viewer).filter(pk=case_id).first()
    signed = signature_of(case) if case is not None and not case.is_closed else None
    if signed is None:
        return {}
    return {name: getattr(signed, name) for name in ("outcome", "referred_to", "note", "recovered_yen")}

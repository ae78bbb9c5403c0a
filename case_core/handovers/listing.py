"""Reads of many hand-overs at once, for programs: each page records which ones were on it."""

from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

from django.db import transaction

from case_core.cases.selectors import case_for
from case_core.handovers.models import Handover
from case_core.handovers.policies import can_see_desk
from case_core.handovers.selectors import handovers_of, handovers_to
from mannaka_kit import audit, clock
from mannaka_kit.decisions import require
from tenants.accounts.actor import Actor

Take: TypeAlias = Callable[[Any], list[Any]]


@transaction.atomic
def desk_page_for(viewer: Actor, asked: Mapping[str, Any], take: Take) -> list[Handover]:
    """
    Return a page of what was handed to the viewer's sections, and record which ones were read.

    :raises NotAllowedError: the viewer is of no section.
    """
    require(can_see_desk(viewer))
    found = handovers_to(viewer)
    if "status" in asked:
        found = found.filter(status=asked["status"])
    if "due_by" in asked:
        found = found.due_by(asked["due_by"])
    rows: list[Handover] = take(found)
    read = [handover.pk for handover in rows]
    audit.record("handover.listed", actor=viewer, target=None, at=clock.now(), details={"handovers": read})
    return rows


@transaction.atomic
def page_of_case(viewer: Actor, case_id: int, take: Take) -> list[Handover]:
    """
    Return a page of a case's hand-overs, and record that the viewer read the case.

    :raises NotAllowedError: the viewer is not of the centre.
    :raises CaseNotFoundError: there is no such case.
    """
    case = case_for(viewer, case_id)
    rows: list[Handover] = take(handovers_of(viewer, case).select_related("case"))
    return rows

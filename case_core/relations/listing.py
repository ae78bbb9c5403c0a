"""Reads of the people of a case for programs: each read of a case is recorded."""

from collections.abc import Callable
from typing import Any, TypeAlias

from django.db import transaction

from case_core.cases.policies import can_work_on_cases
from case_core.cases.selectors import case_for
from case_core.relations.errors import MergeNotFoundError
from case_core.relations.models import CasePerson, PersonMerge
from case_core.relations.selectors import PersonSheet, people_of, person_sheet
from case_core.shields.selectors import people_hidden_from
from mannaka_kit import audit, clock
from mannaka_kit.decisions import require
from tenants.accounts.actor import Actor

Take: TypeAlias = Callable[[Any], list[Any]]


@transaction.atomic
def person_of_case(viewer: Actor, case_id: int) -> PersonSheet:
    """
    Return what is known of the one who came, and record that the viewer read it.

    :raises NotAllowedError: the viewer is not of the centre.
    :raises CaseNotFoundError: there is no such case.
    """
    return person_sheet(viewer, case_for(viewer, case_id), page=1)


@transaction.atomic
def page_of_people(viewer: Actor, case_id: int, take: Take) -> list[CasePerson]:
    """
    Return a page of the people of a case, and record that the viewer read the case.

    :raises NotAllowedError: the viewer is not of the centre.
    :raises CaseNotFoundError: there is no such case.
    """
    rows: list[CasePerson] = take(people_of(viewer, case_for(viewer, case_id)))
    return rows


@transaction.atomic
def merge_for(viewer: Actor, merge_id: int) -> PersonMerge:
    """
    Return a merge with what it moved, and record that the viewer read it.

    :raises NotAllowedError: the viewer is not of the centre.
    :raises MergeNotFoundError: there is none that the viewer may see.
    """
    require(can_work_on_cases(viewer))
    hidden = people_hidden_from(viewer)
    merges = PersonMerge.objects.exclude(kept__in=hidden).exclude(merged__in=hidden)
    merge = merges.prefetch_related("moves").filter(pk=merge_id).first()
    if merge is None:
        raise MergeNotFoundError
    audit.record("person.merge_read", actor=viewer, target=merge, at=clock.now())
    return merge

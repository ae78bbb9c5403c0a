"""Reads for programs: each records that the case was read."""

from collections.abc import Callable
from typing import Any, TypeAlias

from django.db import transaction

from case_core.cases.selectors import case_for
from case_core.incidents.models import Incident
from case_core.incidents.selectors import incidents_of
from tenants.accounts.actor import Actor

Take: TypeAlias = Callable[[Any], list[Any]]


@transaction.atomic
def page_of_incidents(viewer: Actor, case_id: int, take: Take) -> list[Incident]:
    """
    Return a page of a case's incidents, and record that the viewer read the case.

    :raises NotAllowedError: the viewer is not of the centre.
    :raises CaseNotFoundError: there is no such case.
    """
    rows: list[Incident] = take(incidents_of(viewer, case_for(viewer, case_id)))
    return rows

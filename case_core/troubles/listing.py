"""Reads of the troubles of a case for programs: each read of a case is recorded."""

from collections.abc import Callable
from typing import Any, TypeAlias

from django.db import transaction

from case_core.cases.selectors import case_for
from case_core.troubles.models import CaseTrouble
from case_core.troubles.selectors import troubles_of
from tenants.accounts.actor import Actor

Take: TypeAlias = Callable[[Any], list[Any]]


@transaction.atomic
def page_of_troubles(viewer: Actor, case_id: int, take: Take) -> list[CaseTrouble]:
    """
    Return a page of what is ticked on a case, and record that the viewer read the case.

    :raises NotAllowedError: the viewer is not of the centre.
    :raises CaseNotFoundError: there is no such case.
    """
    rows: list[CaseTrouble] = take(troubles_of(viewer, case_for(viewer, case_id)).order_by("pk"))
    return rows

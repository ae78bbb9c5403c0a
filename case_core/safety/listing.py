"""Reads for programs: each records that the case was read."""

from collections.abc import Callable
from typing import Any, TypeAlias

from django.db import transaction

from case_core.cases.selectors import case_for
from case_core.safety.errors import ShieldNotFoundError
from case_core.safety.models import Risk
from case_core.safety.selectors import risks_of, shield_for
from case_core.safety.whom import whom_in
from case_core.shields.models import Shield
from tenants.accounts.actor import Actor

Take: TypeAlias = Callable[[Any], list[Any]]


@transaction.atomic
def page_of_risks(viewer: Actor, case_id: int, take: Take) -> list[Risk]:
    """
    Return a page of a case's risks, and record that the viewer read the case.

    :raises NotAllowedError: the viewer is not of the centre.
    :raises CaseNotFoundError: there is no such case.
    """
    rows: list[Risk] = take(risks_of(viewer, case_for(viewer, case_id)))
    return rows


@transaction.atomic
def shield_of_case(viewer: Actor, case_id: int, place_id: int | None = None) -> Shield:
    """
    Return the shield of somebody of a case, and record that the viewer read the case.

    :raises NotAllowedError: the viewer is not of the centre.
    :raises RecordNotFoundError: there is no such case, or nobody at this place in it.
    :raises ShieldNotFoundError: the person is not shielded.
    """
    shield = shield_for(viewer, whom_in(viewer, case_id, place_id).person)
    if shield is None:
        raise ShieldNotFoundError
    return shield

"""Reads for programs: each records that the case was read."""

from collections.abc import Callable
from typing import Any, TypeAlias

from django.db import transaction

from case_core.cases.selectors import case_for
from case_core.safety.errors import ShieldNotFoundError
from case_core.safety.models import Risk
from case_core.safety.selectors import risks_of, shield_for
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
def shield_of_case(viewer: Actor, case_id: int) -> Shield:
    """
    Return the shield of a case's person, and record that the viewer read the case.

    :raises NotAllowedError: the viewer is not of the centre.
    :raises CaseNotFoundError: there is no such case.
    :raises ShieldNotFoundError: the person is not shielded.
    """
    shield = shield_for(viewer, case_for(viewer, case_id))
    if shield is None:
        raise ShieldNotFoundError
    return shield

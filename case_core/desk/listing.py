"""Reads of many calls at once, for programs: each page records which ones were on it."""

from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

from django.db import transaction

from case_core.cases.selectors import case_for
from case_core.desk.models import Summons
from case_core.desk.selectors import record_calls_read, summonses_of, summonses_visible_to
from tenants.accounts.actor import Actor

Take: TypeAlias = Callable[[Any], list[Any]]


@transaction.atomic
def page_of_calls(viewer: Actor, asked: Mapping[str, Any], take: Take) -> list[Summons]:
    """Return a page of the calls that the viewer may see, and record which ones were read."""
    rows: list[Summons] = take(summonses_visible_to(viewer).filter(**asked))
    record_calls_read(viewer, [summons.pk for summons in rows])
    return rows


@transaction.atomic
def page_of_case(viewer: Actor, case_id: int, take: Take) -> list[Summons]:
    """
    Return a page of a case's calls, and record that the viewer read the case.

    :raises NotAllowedError: the viewer is not of the centre.
    :raises CaseNotFoundError: there is no such case.
    """
    case = case_for(viewer, case_id)
    rows: list[Summons] = take(summonses_of(viewer, case).select_related("case"))
    return rows

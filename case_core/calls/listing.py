"""Reads of calls for programs: each records whose numbers were told."""

from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

from django.db import transaction

from case_core.calls.models import CallRecord
from case_core.calls.selectors import call_for, calls_visible_to, note_numbers_shown
from tenants.accounts.actor import Actor

Take: TypeAlias = Callable[[Any], list[Any]]


@transaction.atomic
def page_of_calls(viewer: Actor, asked: Mapping[str, Any], take: Take) -> list[CallRecord]:
    """
    Return a page of the calls that the viewer may find.

    :raises NotAllowedError: the viewer is not of the centre.
    """
    rows: list[CallRecord] = take(calls_visible_to(viewer).filter(**asked))
    note_numbers_shown(viewer, rows)
    return rows


@transaction.atomic
def one_call(viewer: Actor, call_id: int) -> CallRecord:
    """
    Return one call.

    :raises NotAllowedError: the viewer is not of the centre.
    :raises CallNotFoundError: there is none that the viewer may find.
    """
    call = call_for(viewer, call_id)
    note_numbers_shown(viewer, [call])
    return call

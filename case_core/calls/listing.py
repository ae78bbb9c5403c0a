"""Reads of many calls: each records whose numbers were told, and that somebody looked for one."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final, TypeAlias

from django.core.paginator import Page, Paginator
from django.db import transaction

from case_core.calls.models import CallRecord
from case_core.calls.querysets import CallQuerySet
from case_core.calls.selectors import call_for, calls_from, calls_visible_to, note_numbers_shown
from tenants.accounts.actor import Actor

_ROWS: Final = 20
Take: TypeAlias = Callable[[Any], list[Any]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a list of calls is narrowed to; empty values narrow nothing."""

    number: str = ""
    day: date | None = None
    state: str = ""
    callback: str = ""

    @property
    def is_narrow(self) -> bool:
        """Tell whether it narrows anything."""
        return self != Asked()


@transaction.atomic
def page_of_calls(viewer: Actor, asked: Asked, take: Take) -> list[CallRecord]:
    """
    Return a page of the calls that the viewer may find.

    :raises NotAllowedError: the viewer is not of the centre.
    """
    rows: list[CallRecord] = take(_narrowed(viewer, asked))
    note_numbers_shown(viewer, rows, found=len(rows) if asked.number else None)
    return rows


@transaction.atomic
def numbered_page(
    viewer: Actor, asked: Asked, number: object, *, beside: Sequence[CallRecord] = ()
) -> Page[CallRecord]:
    """
    Return a page by its number of the calls that the viewer may find; others stand beside it on the same screen.

    :raises NotAllowedError: the viewer is not of the centre.
    """
    page = Paginator(_narrowed(viewer, asked), _ROWS).get_page(number)  # type: ignore[arg-type] # any text is taken
    note_numbers_shown(viewer, [*beside, *page], found=page.paginator.count if asked.number else None)
    return page


def _narrowed(viewer: Actor, asked: Asked) -> CallQuerySet:
    found = calls_from(viewer, asked.number) if asked.number else calls_visible_to(viewer)
    found = found.on_day(asked.day).shown_as(asked.state)
    return found.filter(callback=asked.callback) if asked.callback else found


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

"""Reads for the centre's lists: which cases, filtered and sorted as the address says."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from case_core.cases.models import Case
from case_core.cases.querysets import CaseQuerySet
from case_core.cases.selectors import cases_visible_to
from case_core.handovers.selectors import case_ids_handed_to
from case_core.search.selectors import Found, search_cases
from tenants.accounts.actor import Actor

ROWS: Final = 50
LAST_PAGE: Final = 200
SORTS: Final[Mapping[str, tuple[str, ...]]] = {
    "number": ("-pk",),
    "due": ("due_on", "-pk"),
    "touched": ("-touched_at", "-pk"),
    "status": ("status", "-pk"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """What the list was narrowed to; empty values narrow nothing."""

    text: str = ""
    status: str = ""
    topic: str = ""
    owner_id: int | None = None
    section_id: int | None = None
    sort: str = "number"


@dataclass(frozen=True, slots=True, kw_only=True)
class CasePage:
    """One page of a list that is never counted to its end."""

    cases: list[Case]
    number: int
    has_next: bool

    @property
    def previous_number(self) -> int:
        """Return the number of the page before."""
        return self.number - 1

    @property
    def next_number(self) -> int:
        """Return the number of the page after."""
        return self.number + 1


def page_of(cases: CaseQuerySet, number: int) -> CasePage:
    """Return the page, and whether there is another, in two statements."""
    number = min(max(number, 1), LAST_PAGE)
    first = (number - 1) * ROWS
    found = list(cases.prefetch_related("blockers")[first : first + ROWS + 1])
    return CasePage(cases=found[:ROWS], number=number, has_next=len(found) > ROWS and number < LAST_PAGE)


def case_list(viewer: Actor, filters: Filters, *, page: int) -> CasePage:
    """Return one page of the cases that the viewer may see, in the order of the address."""
    cases = _narrowed(viewer, cases_visible_to(viewer), filters)
    return page_of(cases.order_by(*SORTS[filters.sort]), page)


def found_list(viewer: Actor, filters: Filters, *, page: int) -> Found:
    """
    Return one page of the cases in which the words of the filters are found, and record the search.

    :raises NotAllowedError: the viewer is not of the centre.
    """

    def narrow(cases: CaseQuerySet) -> CaseQuerySet:
        return _narrowed(viewer, cases, filters)

    return search_cases(viewer, filters.text, page=page, narrow=narrow)


def _narrowed(viewer: Actor, cases: CaseQuerySet, filters: Filters) -> CaseQuerySet:
    if filters.status:
        cases = cases.filter(status=filters.status)
    if filters.topic:
        cases = cases.filter(topic=filters.topic)
    if filters.owner_id is not None:
        cases = cases.filter(owner_id=filters.owner_id)
    if filters.section_id is not None:
        cases = cases.filter(pk__in=case_ids_handed_to(viewer, section_id=filters.section_id))
    return cases

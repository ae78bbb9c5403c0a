"""Reads of cases; only the centre's staff see any."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from django.db import transaction
from django.db.models import CharField, QuerySet, Value

from case_core.cases.errors import CaseNotFoundError
from case_core.cases.models import Case, CaseStep, ClosingBlocker, Contact
from case_core.cases.policies import can_work_on_cases
from case_core.cases.querysets import CaseQuerySet
from case_core.shields.selectors import hidden_cases
from mannaka_kit import audit, clock
from mannaka_kit.decisions import require
from tenants.accounts.actor import Actor

COUNT_UP_TO = 99


def cases_visible_to(viewer: Actor) -> CaseQuerySet:
    """Return the cases that the viewer may see: the city's for the centre's staff, but for people hidden from them."""
    cases = Case.objects.select_related("owner")
    return cases.exclude(hidden_cases(viewer)) if can_work_on_cases(viewer) else cases.none()


@transaction.atomic
def case_for(viewer: Actor, case_id: int, *, purpose: str = "case.read") -> Case:
    """
    Return one case with its people, and record that the viewer read it.

    :raises NotAllowedError: the viewer is not of the centre.
    :raises CaseNotFoundError: there is no such case.
    """
    require(can_work_on_cases(viewer))
    case = cases_visible_to(viewer).select_related("party").filter(pk=case_id).first()
    if case is None:
        raise CaseNotFoundError
    audit.record(purpose, actor=viewer, target=case, at=clock.now(), case_id=case.pk)
    return case


def contacts_for(viewer: Actor, case: Case) -> QuerySet[Contact]:
    """Return what was said in a case, oldest first, with each statement and its author."""
    require(can_work_on_cases(viewer))
    return case.contacts.select_related("author").prefetch_related("statements")


def steps_for(viewer: Actor, case: Case) -> QuerySet[CaseStep]:
    """Return the turns of a case: assigned, closed, reopened."""
    require(can_work_on_cases(viewer))
    return case.steps.select_related("actor", "subject")


def blockers_for(viewer: Actor, case: Case) -> QuerySet[ClosingBlocker]:
    """Return what the case waits for."""
    require(can_work_on_cases(viewer))
    return case.blockers.all()


def is_waiting(viewer: Actor, case_id: int) -> bool:
    """Tell whether something keeps the case open; the form that ends it asks for a reason then."""
    require(can_work_on_cases(viewer))
    return ClosingBlocker.objects.filter(case_id=case_id).exists()


def bounded_counts(views: Mapping[str, CaseQuerySet]) -> dict[str, int]:
    """Return how many cases each list has, counting no further than one beyond 99, in one statement."""
    return counted(named_slices(views), views)


def counted(slices: Iterable[tuple[str, int]], names: Iterable[str]) -> dict[str, int]:
    """Return how many cases each of the lists has in their slices."""
    found = Counter(name for name, _case_id in slices)
    return {name: found[name] for name in names}


def named_slices(views: Mapping[str, QuerySet[Any, Any]]) -> QuerySet[Case, tuple[str, int]]:
    """Return the name of a list and the id of each row in it, of each list no more than are counted; a case's first."""
    slices = [_named_slice(name, cases) for name, cases in views.items()]
    return slices[0].union(*slices[1:], all=True)


def _named_slice(name: str, rows: QuerySet[Any, Any]) -> QuerySet[Any, tuple[str, int]]:
    plain = rows.select_related(None).order_by().annotate(list_name=Value(name, output_field=CharField()))
    named: QuerySet[Any, tuple[str, int]] = plain.values_list("list_name", "pk")[: COUNT_UP_TO + 1]
    return named

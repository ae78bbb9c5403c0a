"""Reads of risks, and of what must be done about them."""

from collections.abc import Mapping

from django.db.models import Prefetch, QuerySet

from case_core.cases.models import Case
from case_core.cases.selectors import case_for, cases_visible_to
from case_core.cases.states import Mark
from case_core.parties.models import Person
from case_core.relations.models import CasePerson
from case_core.relations.selectors import people_of
from case_core.safety.errors import ShieldNotFoundError, StepNotFoundError
from case_core.safety.models import Risk, RiskStep
from case_core.safety.policies import can_triage
from case_core.safety.querysets import RiskStepQuerySet
from case_core.safety.rules import all_steps
from case_core.shields.models import Shield
from case_core.shields.policies import can_lift_shield, can_shield
from case_core.shields.selectors import shield_of
from mannaka_kit.decisions import require
from tenants.accounts.actor import Actor
from tenants.accounts.models import User
from tenants.accounts.policies import can_administer


def risks_of(viewer: Actor, case: Case) -> QuerySet[Risk]:
    """Return the risks of a case with what must be done about each, in two statements."""
    require(can_triage(viewer))
    steps = RiskStep.objects.select_related("ticked_by")
    return Risk.objects.filter(case=case).select_related("noted_by").prefetch_related(Prefetch("steps", steps))


def open_must_dos(viewer: Actor, case: Case) -> RiskStepQuerySet:
    """Return what must still be done in a case; a case that is not marked is not asked about."""
    require(can_triage(viewer))
    steps = RiskStep.objects.select_related("risk").of_case(case.pk).open()
    return steps if Mark.URGENT in case.marks else steps.none()


def step_for(viewer: Actor, step_id: int) -> RiskStep:
    """
    Return something that must be done.

    :raises StepNotFoundError: there is none that the viewer may see.
    """
    require(can_triage(viewer))
    steps = RiskStep.objects.filter(pk=step_id, risk__case__in=cases_visible_to(viewer).select_related(None))
    step = steps.select_related("risk").first()
    if step is None:
        raise StepNotFoundError
    return step


def case_with_shield(viewer: Actor, case_id: int) -> Case:
    """
    Return a case in which somebody is shielded, whoever it is, and record that the viewer read it.

    :raises NotAllowedError: the viewer is not of the centre.
    :raises CaseNotFoundError: there is no such case.
    :raises ShieldNotFoundError: nobody in it is shielded.
    """
    case = case_for(viewer, case_id)
    if not case.is_shielded:
        raise ShieldNotFoundError
    return case


def shield_for(viewer: Actor, person: Person) -> Shield | None:
    """Return the shield of somebody with whom it keeps out, or None."""
    require(can_shield(viewer))
    return shield_of(person)


def shields_beside(viewer: Actor, case: Case) -> list[tuple[CasePerson, Shield | None]]:
    """Return who stands beside the one who came with a case, each with their shield, in two statements."""
    places = list(people_of(viewer, case))
    shielded = [place.person_id for place in places if place.person.is_shielded]
    found = {shield.person_id: shield for shield in Shield.objects.in_force().filter(person__in=shielded)}
    return [(place, found.get(place.person_id)) for place in places]


def require_may_lift(viewer: Actor) -> None:
    """
    Go on only for whoever may lift a shield.

    :raises NotAllowedError: the viewer is not the head of the centre.
    """
    require(can_lift_shield(viewer))


def barred_staff(viewer: Actor, shield: Shield) -> QuerySet[User]:
    """Return who must not find the person of a shield."""
    require(can_shield(viewer))
    return User.objects.filter(pk__in=shield.bars.values("user_id"))


def staff_to_bar(viewer: Actor) -> QuerySet[User]:
    """Return the city's staff but the viewer, sorted by their reading."""
    require(can_shield(viewer))
    return User.objects.of_staff().filter(is_active=True).exclude(pk=viewer.user_id)


def lists_for(viewer: Actor) -> Mapping[str, tuple[str, ...]]:
    """Return what the city wants done about each risk.

    :raises NotAllowedError: the viewer is no administrator.
    """
    require(can_administer(viewer))
    return all_steps()

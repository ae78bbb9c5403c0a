"""Whom of a case a shield is about: the one who came, or somebody beside them."""

from dataclasses import dataclass

from django.db import transaction

from case_core.cases.models import Case
from case_core.cases.selectors import case_for, cases_visible_to
from case_core.parties.models import Person
from case_core.relations.errors import CasePersonNotFoundError
from case_core.relations.models import CasePerson
from case_core.safety.errors import ShieldNotFoundError
from case_core.shields.policies import can_shield
from mannaka_kit.decisions import require
from tenants.accounts.actor import Actor


@dataclass(frozen=True, slots=True, kw_only=True)
class Whom:
    """Somebody of a case; a place says that they stand beside the one who came."""

    case: Case
    person: Person
    place_id: int | None = None


def whom_came(viewer: Actor, case_id: int) -> Whom:
    """
    Return the one who came with a case, and record that the viewer read it.

    :raises NotAllowedError: the viewer is not of the centre.
    :raises CaseNotFoundError: there is no such case.
    """
    case = case_for(viewer, case_id)
    return Whom(case=case, person=case.party)


@transaction.atomic
def whom_beside(viewer: Actor, place_id: int, *, case_id: int | None = None) -> Whom:
    """
    Return somebody beside the one who came, and record that the viewer read the case.

    :raises NotAllowedError: the viewer is not of the centre.
    :raises CasePersonNotFoundError: nobody stands there, or nobody whom the viewer may find, or not in this case.
    """
    require(can_shield(viewer))
    places = CasePerson.objects.filter(
        pk=place_id, ended_at__isnull=True, case__in=cases_visible_to(viewer).select_related(None)
    )
    here = places if case_id is None else places.filter(case_id=case_id)
    place = here.select_related("person").first()
    if place is None:
        raise CasePersonNotFoundError
    return Whom(case=case_for(viewer, place.case_id), person=place.person, place_id=place.pk)


def whom_in(viewer: Actor, case_id: int, place_id: int | None) -> Whom:
    """
    Return the one who came with a case, or somebody beside them where a place is named.

    :raises NotAllowedError: the viewer is not of the centre.
    :raises RecordNotFoundError: there is no such case, or nobody at this place in it.
    """
    return whom_came(viewer, case_id) if place_id is None else whom_beside(viewer, place_id, case_id=case_id)


def require_shielded(whom: Whom) -> Whom:
    """
    Return somebody who is shielded.

    :raises ShieldNotFoundError: they are not.
    """
    if not whom.person.is_shielded:
        raise ShieldNotFoundError
    return whom

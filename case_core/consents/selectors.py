"""Reads of what people agreed to."""

from datetime import date

from django.db import transaction
from django.db.models import Q, QuerySet

from case_core.cases.models import Case
from case_core.cases.selectors import cases_visible_to
from case_core.consents.errors import ConsentNotFoundError
from case_core.consents.models import Consent
from case_core.consents.policies import can_keep_consents
from case_core.consents.querysets import ConsentQuerySet
from case_core.parties.models import Person
from case_core.shields.selectors import people_hidden_from
from mannaka_kit import audit, clock
from mannaka_kit.decisions import require
from tenants.accounts.actor import Actor
from tenants.partners.models import PartnerOrganization


def consents_of(viewer: Actor, case: Case) -> ConsentQuerySet:
    """
    Return what was agreed to in a case, newest first, with who agreed and the bodies; reading the case was recorded.

    :raises NotAllowedError: the viewer is not of the centre.
    """
    require(can_keep_consents(viewer))
    return _with_people().filter(case=case)


@transaction.atomic
def consent_for(viewer: Actor, consent_id: int) -> Consent:
    """
    Return one consent with its case, and record that the viewer read the case.

    :raises NotAllowedError: the viewer is not of the centre.
    :raises ConsentNotFoundError: there is none that the viewer may see.
    """
    require(can_keep_consents(viewer))
    visible = cases_visible_to(viewer).order_by().values("pk")
    found = _with_people().select_related("case__party", "case__owner").filter(pk=consent_id, case__in=visible)
    consent = found.first()
    if consent is None:
        raise ConsentNotFoundError
    audit.record("consent.read", actor=viewer, target=consent, at=clock.now(), case_id=consent.case_id)
    return consent


def consents_in_force(viewer: Actor, case: Case, *, on: date) -> QuerySet[Consent]:
    """
    Return the consents of a case that hold on a day.

    :raises NotAllowedError: the viewer is not of the centre.
    """
    return consents_of(viewer, case).in_force(on)


def possible_givers(viewer: Actor, case: Case) -> QuerySet[Person]:
    """
    Return who of a case may agree: the one who came first, then those beside them whom the viewer may find.

    :raises NotAllowedError: the viewer is not of the centre.
    """
    require(can_keep_consents(viewer))
    of_case = Q(pk=case.party_id) | Q(case_places__case=case, case_places__ended_at__isnull=True)
    found = Person.objects.filter(of_case).exclude(pk__in=people_hidden_from(viewer)).distinct()
    return found.order_by("pk")


def possible_recipients(viewer: Actor) -> QuerySet[PartnerOrganization]:
    """
    Return the bodies that a consent can name.

    :raises NotAllowedError: the viewer is not of the centre.
    """
    require(can_keep_consents(viewer))
    return PartnerOrganization.objects.filter(is_active=True).order_by("name_kana", "name", "pk")


def _with_people() -> ConsentQuerySet:
    return Consent.objects.select_related("given_by", "recorded_by", "withdrawal_by").with_bodies()


def bodies_of(consent_id: int) -> list[int]:
    """Return which bodies a consent names; for what follows from its end, so no viewer."""
    named = Consent.objects.filter(pk=consent_id).values_list("organization_ids", flat=True)
    return [organization_id for ids in named for organization_id in ids]

"""Write an agreement down."""

from dataclasses import asdict
from datetime import datetime

from django.db import transaction

from mannaka_kit import audit
from mannaka_kit.clock import day_of
from mannaka_kit.decisions import require
from tenants.accounts.policies import Acting
from tenants.partners.agreement_terms import AgreementTerms, require_whole
from tenants.partners.locks import lock_organization
from tenants.partners.models import Agreement
from tenants.partners.policies import can_keep_partners


@transaction.atomic
def conclude_agreement(*, actor: Acting, organization_id: int, terms: AgreementTerms, at: datetime) -> Agreement:
    """Write down what the city and a body have agreed to share; a new agreement follows an old one.

    :raises NotAllowedError: the actor is no administrator.
    :raises OrganizationNotFoundError: there is no such body.
    :raises OrganizationClosedError: the city works with it no more.
    :raises PurposeMissingError: nothing says for what.
    :raises DataClassesMissingError: nothing would be shared.
    :raises EndsBeforeItBeginsError: the last day lies before the first.
    :raises AlreadyOverError: the last day is over.
    :raises SignedLaterError: it is signed on a day to come.
    """
    require(can_keep_partners(actor))
    organization = lock_organization(organization_id)
    whole = asdict(require_whole(terms, today=day_of(at)))
    classes: list[str] = sorted(whole.pop("data_classes"))
    agreement = Agreement.objects.create(organization=organization, data_classes=classes, **whole)
    details: dict[str, int | list[str]] = {"organization": organization_id, "data_classes": classes}
    audit.record("partner_agreement.concluded", actor=actor, target=agreement, at=at, details=details)
    return agreement

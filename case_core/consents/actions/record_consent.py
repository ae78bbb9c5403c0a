"""Record that somebody agreed."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from django.db import transaction

from case_core.cases.locks import locked_open_case
from case_core.cases.models import Case, CaseStep
from case_core.cases.states import StepKind
from case_core.consents import errors
from case_core.consents.events import ConsentGiven
from case_core.consents.models import Consent
from case_core.consents.policies import can_keep_consents
from case_core.consents.selectors import possible_givers, possible_recipients
from case_core.consents.states import Manner
from mannaka_kit import audit
from mannaka_kit.clock import day_of
from mannaka_kit.decisions import require
from mannaka_kit.outbox import events
from tenants.accounts.actor import Actor
from tenants.partners.data_classes import DataClass
from tenants.partners.selectors import names_of

LONGEST: Final = timedelta(days=366)


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreed:
    """What somebody agreed to, as it was told."""

    given_by_id: int
    organization_ids: frozenset[int]
    purpose: str
    data_classes: frozenset[DataClass]
    manner: Manner
    proof: str
    given_on: date
    expires_on: date


@transaction.atomic
def record_consent(*, case_id: int, agreed: Agreed, actor: Actor, at: datetime) -> Consent:
    """
    Write into the register what somebody of an open case agreed to.

    :raises NotAllowedError: the actor is not of the centre.
    :raises CaseNotFoundError: there is no such case.
    :raises CaseClosedError: it has ended.
    :raises AnticipatedError: no body, no data, no purpose, no proof, or days that cannot be.
    """
    require(can_keep_consents(actor))
    case = locked_open_case(case_id, actor=actor)
    _check(agreed, case, actor=actor, today=day_of(at))
    consent = Consent.objects.create(
        case=case,
        given_by_id=agreed.given_by_id,
        organization_ids=sorted(agreed.organization_ids),
        purpose=agreed.purpose.strip(),
        data_classes=[each.value for each in DataClass if each in agreed.data_classes],
        manner=agreed.manner,
        proof=agreed.proof.strip(),
        given_on=agreed.given_on,
        expires_on=agreed.expires_on,
        recorded_by_id=actor.user_id,
        recorded_at=at,
    )
    _tell(consent, actor=actor, at=at)
    return consent


def _tell(consent: Consent, *, actor: Actor, at: datetime) -> None:
    names = "、".join(names_of(consent.organization_ids))
    kind = StepKind.CONSENT_GIVEN
    CaseStep.objects.create(case=consent.case, at=at, kind=kind, actor_id=actor.user_id, note=names)
    classes = list(consent.data_classes)
    details: dict[str, str | list[int] | list[str]] = {
        "classes": classes,
        "organizations": list(consent.organization_ids),
        "manner": consent.manner,
    }
    audit.record("consent.given", actor=actor, target=consent, at=at, case_id=consent.case_id, details=details)
    events.record(ConsentGiven(case_id=consent.case_id, consent_id=consent.pk))


def _check(agreed: Agreed, case: Case, *, actor: Actor, today: date) -> None:
    if not possible_givers(actor, case).filter(pk=agreed.given_by_id).exists():
        raise errors.GiverNotOfCaseError(field="given_by")
    known = possible_recipients(actor).filter(pk__in=agreed.organization_ids).count()
    if not agreed.organization_ids or known != len(agreed.organization_ids):
        raise errors.RecipientMissingError(field="organizations")
    if not agreed.data_classes:
        raise errors.DataClassMissingError(field="data_classes")
    if not agreed.purpose.strip():
        raise errors.PurposeMissingError(field="purpose")
    if not agreed.proof.strip():
        raise errors.ProofMissingError(field="proof")
    if agreed.given_on > today:
        raise errors.GivenLaterError(field="given_on")
    if not today <= agreed.expires_on <= today + LONGEST:
        raise errors.ExpiryOutOfRangeError(field="expires_on")

"""Record that somebody took back what they agreed to."""

from datetime import datetime

from django.db import transaction

from case_core.cases.models import CaseStep
from case_core.cases.states import StepKind
from case_core.consents.errors import ConsentWithdrawnError
from case_core.consents.events import ConsentWithdrawn
from case_core.consents.locks import locked_consent
from case_core.consents.models import Consent
from case_core.consents.policies import can_keep_consents
from case_core.consents.states import Manner
from mannaka_kit import audit
from mannaka_kit.decisions import require
from mannaka_kit.outbox import events
from tenants.accounts.actor import Actor
from tenants.partners.selectors import names_of


@transaction.atomic
def withdraw_consent(*, consent_id: int, how: Manner, note: str = "", actor: Actor, at: datetime) -> Consent:
    """
    Take a consent back at once, in a case that is open or has ended; from now on it opens nothing to anybody.

    :raises NotAllowedError: the actor is not of the centre.
    :raises ConsentNotFoundError: there is no such consent.
    :raises CaseNotFoundError: its case is hidden from the actor.
    :raises ConsentWithdrawnError: it was taken back before.
    """
    require(can_keep_consents(actor))
    consent = locked_consent(consent_id, actor=actor)
    if consent.withdrawn_at is not None:
        raise ConsentWithdrawnError
    consent.withdrawn_at, consent.withdrawn_how, consent.withdrawal_by_id = at, how, actor.user_id
    consent.withdrawal_note = note.strip()
    consent.save(update_fields=["withdrawn_at", "withdrawn_how", "withdrawal_by", "withdrawal_note"])
    names = "、".join(names_of(consent.organization_ids))
    kind = StepKind.CONSENT_TAKEN
    CaseStep.objects.create(case=consent.case, at=at, kind=kind, actor_id=actor.user_id, note=names)
    details = {"how": how.value}
    audit.record("consent.withdrawn", actor=actor, target=consent, at=at, case_id=consent.case_id, details=details)
    events.record(ConsentWithdrawn(case_id=consent.case_id, consent_id=consent.pk))
    return consent

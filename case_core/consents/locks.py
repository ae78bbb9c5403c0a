"""Take a consent for a change: the case first, always."""

from case_core.cases.locks import locked_case
from case_core.consents.errors import ConsentNotFoundError
from case_core.consents.models import Consent
from tenants.accounts.actor import Actor


def locked_consent(consent_id: int, *, actor: Actor) -> Consent:
    """
    Return a consent with its case, both locked until the transaction ends.

    :raises ConsentNotFoundError: there is none.
    :raises CaseNotFoundError: its case is hidden from this person.
    """
    case_id = Consent.objects.filter(pk=consent_id).values_list("case_id", flat=True).first()
    if case_id is None:
        raise ConsentNotFoundError
    case = locked_case(case_id, actor=actor)
    consent = Consent.objects.select_for_update().get(pk=consent_id)
    consent.case = case
    return consent

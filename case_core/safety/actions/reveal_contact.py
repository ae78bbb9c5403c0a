"""Tell somebody of the centre how a shielded person is reached."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from case_core.safety.states import RevealPurpose
from case_core.safety.whom import require_shielded, whom_in
from case_core.shields.policies import can_shield
from mannaka_kit import audit
from mannaka_kit.decisions import require
from tenants.accounts.actor import Actor


@dataclass(frozen=True, slots=True, kw_only=True)
class RevealedContact:
    """What is shown once, on one page, to one person."""

    telephone: str
    email: str
    postcode: str
    address: str


@transaction.atomic
def reveal_contact(
    *, case_id: int, purpose: RevealPurpose, actor: Actor, at: datetime, place_id: int | None = None
) -> RevealedContact:
    """
    Return the hidden telephone, mail and address of somebody of a case, and record who asked and what for.

    :raises NotAllowedError: the actor is not of the centre.
    :raises CaseNotFoundError: there is no such case.
    :raises CasePersonNotFoundError: nobody stands at this place in it.
    :raises ShieldNotFoundError: the person is not shielded.
    """
    require(can_shield(actor))
    person = require_shielded(whom_in(actor, case_id, place_id)).person
    details = {"purpose": purpose.value}
    audit.record("shield.revealed", actor=actor, target=person, at=at, case_id=case_id, details=details)
    return RevealedContact(
        telephone=person.telephone, email=person.email, postcode=person.postcode, address=person.address
    )

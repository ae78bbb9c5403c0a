"""Tell somebody of the centre how a shielded person is reached."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from case_core.cases.selectors import case_for
from case_core.safety.errors import ShieldNotFoundError
from case_core.safety.states import RevealPurpose
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
def reveal_contact(*, case_id: int, purpose: RevealPurpose, actor: Actor, at: datetime) -> RevealedContact:
    """
    Return the hidden telephone, mail and address of a case's person, and record who asked and what for.

    :raises NotAllowedError: the actor is not of the centre.
    :raises CaseNotFoundError: there is no such case.
    :raises ShieldNotFoundError: the person is not shielded.
    """
    require(can_shield(actor))
    case = case_for(actor, case_id)
    if not case.party.is_shielded:
        raise ShieldNotFoundError
    details = {"purpose": purpose.value}
    audit.record("shield.revealed", actor=actor, target=case.party, at=at, case_id=case_id, details=details)
    party = case.party
    return RevealedContact(telephone=party.telephone, email=party.email, postcode=party.postcode, address=party.address)

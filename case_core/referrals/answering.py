"""Who answers a referral: somebody of the body by its share, or a clerk who writes down what the body said."""

from datetime import datetime
from typing import TypeAlias

from case_core.cases.models import Case
from case_core.referrals.carriage_states import AnsweredVia
from case_core.referrals.errors import ReferralNotFoundError
from case_core.referrals.locks import locked_referral
from case_core.referrals.models import Referral
from case_core.referrals.policies import can_refer
from case_core.sharing.errors import ShareOverError
from case_core.sharing.viewing import is_open_to
from mannaka_kit.decisions import require
from tenants.accounts.actor import Actor
from tenants.partners.actor import BodyActor, PartnerActor

Answerer: TypeAlias = Actor | PartnerActor | BodyActor


def via_of(actor: Answerer) -> str:
    """Return how an answer came, where nobody of the body is known by name."""
    return actor.via if isinstance(actor, BodyActor) else ""


def body_of(referral: Referral, via: AnsweredVia) -> BodyActor:
    """Return the body itself, where nobody of it is known by name."""
    body = referral.organization
    return BodyActor(organization_id=body.pk, organization_name=body.name, via=via.value)


def locked_for_answer(referral_id: int, *, actor: Answerer, at: datetime) -> tuple[Case, Referral]:
    """
    Return the case and the referral, locked, for who answers it.

    :raises NotAllowedError: the clerk is not of the centre.
    :raises ReferralNotFoundError: nothing of the kind was sent to this person's body.
    :raises ShareOverError: it was, and the share behind it opens nothing any more.
    """
    if isinstance(actor, Actor):
        require(can_refer(actor))
        return locked_referral(referral_id, actor=actor)
    grant_id = Referral.objects.filter(pk=referral_id).values_list("grant_id", flat=True).first()
    if grant_id is None:
        raise ReferralNotFoundError
    case, referral = locked_referral(referral_id, actor=None)
    is_open = is_open_to(actor, referral.grant, at=at)
    if is_open is None:
        raise ReferralNotFoundError
    if not is_open:
        raise ShareOverError
    return case, referral

"""Agree as the second person to a share."""

from datetime import datetime

from django.db import transaction

from case_core.cases.states import StepKind
from case_core.sharing.errors import ApprovedBeforeError, OwnShareError
from case_core.sharing.events import ShareApproved
from case_core.sharing.locks import locked_share
from case_core.sharing.models import ShareGrant
from case_core.sharing.policies import can_share
from case_core.sharing.rules import needs_second_person
from case_core.sharing.standing import terms_of
from case_core.sharing.turns import record_turn
from mannaka_kit.decisions import require
from tenants.accounts.actor import Actor


@transaction.atomic
def approve_share(*, grant_id: int, actor: Actor, at: datetime) -> ShareGrant:
    """
    Agree to what a colleague shares; from now on the body sees it.

    :raises NotAllowedError: the actor is not of the centre.
    :raises ShareNotFoundError: there is no such share.
    :raises OwnShareError: it was the actor's own.
    :raises ApprovedBeforeError: it waits for nobody.
    """
    require(can_share(actor))
    grant = locked_share(grant_id, actor=actor)
    if grant.created_by_id == actor.user_id:
        raise OwnShareError
    waits = needs_second_person(terms_of([grant], at=at)[grant.pk]) and grant.approved_at is None
    if not waits or grant.revoked_at is not None:
        raise ApprovedBeforeError
    grant.approved_by_id, grant.approved_at = actor.user_id, at
    grant.save(update_fields=["approved_by", "approved_at"])
    event = ShareApproved(case_id=grant.case_id, grant_id=grant.pk, organization_id=grant.organization_id)
    record_turn("share.approved", event, grant, kind=StepKind.SHARE_AGREED, actor=actor, at=at)
    return grant

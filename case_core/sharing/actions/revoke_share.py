"""End a share before its time."""

from datetime import datetime

from django.db import transaction

from case_core.cases.states import StepKind
from case_core.sharing.errors import ReasonMissingError, RevokedBeforeError
from case_core.sharing.events import ShareRevoked
from case_core.sharing.locks import locked_share
from case_core.sharing.models import ShareGrant
from case_core.sharing.policies import can_share
from case_core.sharing.turns import record_turn
from mannaka_kit.decisions import require
from tenants.accounts.actor import Actor


@transaction.atomic
def revoke_share(*, grant_id: int, reason: str, actor: Actor, at: datetime) -> ShareGrant:
    """
    End a share at once, with the reason; open pages of the body lose what they show.

    :raises NotAllowedError: the actor is not of the centre.
    :raises ShareNotFoundError: there is no such share.
    :raises ReasonMissingError: the reason is empty.
    :raises RevokedBeforeError: somebody was quicker.
    """
    require(can_share(actor))
    grant = locked_share(grant_id, actor=actor)
    if not reason.strip():
        raise ReasonMissingError(field="reason")
    if grant.revoked_at is not None:
        raise RevokedBeforeError
    grant.revoked_by_id, grant.revoked_at, grant.revoking_reason = actor.user_id, at, reason.strip()
    grant.save(update_fields=["revoked_by", "revoked_at", "revoking_reason"])
    event = ShareRevoked(case_id=grant.case_id, grant_id=grant.pk, organization_id=grant.organization_id)
    record_turn("share.revoked", event, grant, kind=StepKind.SHARE_ENDED, actor=actor, at=at)
    return grant

"""Give a share back, as somebody of the body that it was given to."""

from datetime import datetime

from django.db import transaction

from case_core.cases.states import StepKind
from case_core.sharing.errors import ReasonMissingError, RevokedBeforeError, ShareNotFoundError
from case_core.sharing.events import ShareRevoked
from case_core.sharing.locks import locked_share
from case_core.sharing.models import ShareGrant
from case_core.sharing.turns import record_turn
from tenants.partners.actor import BodyActor, PartnerActor


@transaction.atomic
def return_share(*, grant_id: int, reason: str, actor: PartnerActor | BodyActor, at: datetime) -> ShareGrant:
    """
    End a share that the body has no use for: who declines a matter sees it no longer.

    :raises ShareNotFoundError: nothing of the kind was shared with this person.
    :raises ReasonMissingError: the reason is empty.
    :raises RevokedBeforeError: it was ended before.
    """
    mine = ShareGrant.objects.for_member(organization_id=actor.organization_id, member_id=actor.member_id)
    if not mine.filter(pk=grant_id).exists():
        raise ShareNotFoundError
    grant = locked_share(grant_id, actor=None)
    if not reason.strip():
        raise ReasonMissingError(field="reason")
    if grant.revoked_at is not None:
        raise RevokedBeforeError
    grant.revoked_by_id, grant.revoked_at, grant.revoking_reason = actor.user_id, at, reason.strip()
    grant.save(update_fields=["revoked_by", "revoked_at", "revoking_reason"])
    event = ShareRevoked(case_id=grant.case_id, grant_id=grant.pk, organization_id=grant.organization_id)
    record_turn("share.returned", event, grant, kind=StepKind.SHARE_ENDED, actor=actor, at=at)
    return grant

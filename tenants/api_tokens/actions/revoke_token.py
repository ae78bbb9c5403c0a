"""Stop a token."""

from datetime import datetime

from django.db import transaction

from mannaka_kit import audit
from mannaka_kit.decisions import require
from tenants.accounts.actor import Actor
from tenants.accounts.policies import can_administer
from tenants.api_tokens.errors import TokenEndedError
from tenants.api_tokens.models import ApiToken


@transaction.atomic
def revoke_token(*, token: ApiToken, actor: Actor, at: datetime) -> ApiToken:
    """
    Stop a token for good: the next request with it is refused.

    :raises NotAllowedError: the actor is no administrator.
    :raises TokenEndedError: it was stopped already.
    """
    require(can_administer(actor))
    locked: ApiToken = ApiToken.objects.select_for_update(of=("self",)).get(pk=token.pk)
    if locked.revoked_at is not None:
        raise TokenEndedError
    locked.revoked_at = at
    locked.revoked_by_id = actor.user_id
    locked.save(update_fields=["revoked_at", "revoked_by"])
    audit.record("token.revoked", actor=actor, target=locked, at=at, details={"owner": locked.user_id})
    return locked

"""Close the address of a screen."""

from datetime import datetime

from django.db import transaction

from case_core.reception.errors import DisplayNotFoundError, DisplayRevokedError
from case_core.reception.models import Display
from mannaka_kit import audit
from mannaka_kit.decisions import require
from tenants.accounts.actor import Actor
from tenants.accounts.policies import can_administer


@transaction.atomic
def revoke_display(*, display_id: int, actor: Actor, at: datetime) -> Display:
    """
    Let the address of a screen open nothing any more, at once and for good.

    :raises NotAllowedError: the actor is no administrator.
    :raises DisplayNotFoundError: there is no such screen.
    :raises DisplayRevokedError: it was revoked before.
    """
    require(can_administer(actor))
    display = Display.objects.select_for_update().filter(pk=display_id).first()
    if display is None:
        raise DisplayNotFoundError
    if display.revoked_at is not None:
        raise DisplayRevokedError
    display.revoked_by_id, display.revoked_at = actor.user_id, at
    display.save(update_fields=["revoked_by", "revoked_at"])
    audit.record("display.revoked", actor=actor, target=display, at=at)
    return display

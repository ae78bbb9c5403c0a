"""Take a device out of use."""

from datetime import datetime

from django.db import transaction

from case_core.booths.models import BoothDevice
from mannaka_kit import audit
from mannaka_kit.decisions import require
from tenants.accounts.actor import Actor
from tenants.accounts.policies import can_administer


@transaction.atomic
def revoke_device(*, actor: Actor, device: BoothDevice, at: datetime) -> BoothDevice:
    """
    Let a device be a booth no longer, or a code open none; once it is revoked it stays so.

    :raises NotAllowedError: the actor is no administrator.
    """
    require(can_administer(actor))
    device = BoothDevice.objects.select_for_update().get(pk=device.pk)
    if device.revoked_at is None:
        device.revoked_at, device.revoked_by_id = at, actor.user_id
        device.save(update_fields=["revoked_at", "revoked_by"])
        audit.record("booth_device.revoked", actor=actor, target=device, at=at, details={"site": device.site_id})
    return device

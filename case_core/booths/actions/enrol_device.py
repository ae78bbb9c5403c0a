"""Let a device be a booth."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from case_core.booths.models import BoothDevice
from case_core.booths.secret_codes import DEVICE, code_hash
from mannaka_kit import audit


@dataclass(frozen=True, slots=True, kw_only=True)
class Enrolled:
    """What the device keeps; the secret is known now and never again."""

    device: BoothDevice
    token: str


@transaction.atomic
def enrol_device(*, code: str, is_attended: bool, at: datetime) -> Enrolled | None:
    """Let in the device on which a code was typed, once; None for a code that opens nothing. Both are recorded."""
    waiting = BoothDevice.objects.awaiting(at).filter(site__ended_at__isnull=True, code_hash=code_hash(code))
    device = waiting.select_for_update(of=["self"]).first()
    if device is None:
        audit.record("booth_device.refused", actor=audit.ANONYMOUS, target=None, at=at, outcome=audit.Outcome.REFUSED)
        return None
    token = DEVICE.new()
    device.is_attended, device.enrolled_at, device.token_hash = is_attended, at, DEVICE.kept(token)
    device.save(update_fields=["is_attended", "enrolled_at", "token_hash"])
    details = {"site": device.site_id, "is_attended": int(is_attended)}
    audit.record("booth_device.enrolled", actor=audit.ANONYMOUS, target=device, at=at, details=details)
    return Enrolled(device=device, token=token)

"""Make a code that lets one device in."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from case_core.booths.errors import SiteEndedError, SiteNotFoundError
from case_core.booths.models import BoothDevice, BoothSite
from case_core.booths.secret_codes import CODE_VALID, code_hash, new_code
from mannaka_kit import audit
from mannaka_kit.decisions import require
from tenants.accounts.actor import Actor
from tenants.accounts.policies import can_administer


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeCode:
    """What to read out to the branch; the code is known now and never again."""

    device: BoothDevice
    code: str


@transaction.atomic
def make_code(*, actor: Actor, site_id: int, at: datetime) -> MadeCode:
    """
    Make a code that can be typed once, within half an hour, on the device in the booth.

    :raises NotAllowedError: the actor is no administrator.
    :raises SiteNotFoundError: there is no such booth.
    :raises SiteEndedError: it is closed for good.
    """
    require(can_administer(actor))
    site = BoothSite.objects.filter(pk=site_id).first()
    if site is None:
        raise SiteNotFoundError
    if site.ended_at is not None:
        raise SiteEndedError
    code = new_code()
    device = BoothDevice.objects.create(
        site=site, code_hash=code_hash(code), code_until=at + CODE_VALID, made_by_id=actor.user_id, made_at=at
    )
    audit.record("booth_device.code_made", actor=actor, target=device, at=at, details={"site": site.pk})
    return MadeCode(device=device, code=code)

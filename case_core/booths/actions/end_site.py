"""Close a booth for good."""

from datetime import datetime

from django.db import transaction

from case_core.booths.errors import SiteEndedError, SiteNotFoundError
from case_core.booths.models import BoothSite
from mannaka_kit import audit
from mannaka_kit.decisions import require
from tenants.accounts.policies import Acting, can_administer


@transaction.atomic
def end_site(*, actor: Acting, site_id: int, at: datetime) -> BoothSite:
    """
    Close a booth: its devices say so at their next load, its figures stay.

    :raises NotAllowedError: the actor is no administrator.
    :raises SiteNotFoundError: there is no such booth.
    :raises SiteEndedError: it is closed already.
    """
    require(can_administer(actor))
    site = BoothSite.objects.select_for_update().filter(pk=site_id).first()
    if site is None:
        raise SiteNotFoundError
    if site.ended_at is not None:
        raise SiteEndedError
    site.ended_at = at
    site.save(update_fields=["ended_at"])
    audit.record("booth_site.ended", actor=actor, target=site, at=at)
    return site

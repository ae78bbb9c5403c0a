"""Change what is known of a booth."""

from datetime import datetime

from django.db import transaction

from case_core.booths.errors import SiteEndedError, SiteNotFoundError
from case_core.booths.models import BoothSite
from case_core.booths.site_facts import SiteFacts, put_facts
from mannaka_kit import audit
from mannaka_kit.decisions import require
from tenants.accounts.policies import Acting, can_administer


@transaction.atomic
def change_site(*, actor: Acting, site_id: int, facts: SiteFacts, at: datetime) -> BoothSite:
    """
    Change name, place, telephone or hours of a booth.

    :raises NotAllowedError: the actor is no administrator.
    :raises SiteNotFoundError: there is no such booth.
    :raises SiteEndedError: it is closed for good.
    :raises SiteFactsError: something about it nobody can mean.
    :raises SiteNameTakenError: another booth has the name.
    """
    require(can_administer(actor))
    site = BoothSite.objects.select_for_update().filter(pk=site_id).first()
    if site is None:
        raise SiteNotFoundError
    if site.ended_at is not None:
        raise SiteEndedError
    put_facts(site, facts)
    site.save()
    audit.record("booth_site.changed", actor=actor, target=site, at=at)
    return site

"""Add a booth."""

from datetime import datetime

from django.db import transaction

from case_core.booths.models import BoothSite
from case_core.booths.site_facts import SiteFacts, put_facts
from mannaka_kit import audit
from mannaka_kit.decisions import require
from tenants.accounts.policies import Acting, can_administer


@transaction.atomic
def create_site(*, actor: Acting, facts: SiteFacts, at: datetime) -> BoothSite:
    """
    Add a place with a booth; a device comes to it by a code.

    :raises NotAllowedError: the actor is no administrator.
    :raises SiteFactsError: something about it nobody can mean.
    :raises SiteNameTakenError: another booth has the name.
    """
    require(can_administer(actor))
    site = BoothSite(made_at=at)
    put_facts(site, facts)
    site.save(force_insert=True)
    audit.record("booth_site.created", actor=actor, target=site, at=at)
    return site

"""What beat has done for every city."""

from celery import shared_task

from case_core.drafts.purging import purge_old_drafts
from mannaka_kit.cities import for_each_active_city
from mannaka_tenancy.celery import CityTask


@shared_task(base=CityTask, name="drafts.purge_all", control_task=True)
def purge_all() -> None:
    """Forget each city's old drafts."""
    for_each_active_city(purge_old_drafts, name="drafts.purge")

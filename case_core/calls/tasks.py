"""What workers do with calls."""

from celery import shared_task

from case_core.calls.purging import purge_city
from mannaka_kit.cities import for_each_active_city
from mannaka_tenancy.celery import CityTask


@shared_task(base=CityTask, name="calls.purge_all", control_task=True)
def purge_all() -> None:
    """Forget what each city no longer keeps."""
    for_each_active_city(purge_city, name="calls.purge")

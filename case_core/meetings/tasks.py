"""What workers do with meetings: what is to be tried again, what is over, and what is kept no longer."""

from celery import shared_task

from case_core.meetings.errands import run_due
from case_core.meetings.purging import purge_city
from mannaka_kit.cities import for_each_active_city
from mannaka_tenancy.celery import CityTask


@shared_task(base=CityTask, name="meetings.work_city")
def work_city() -> None:
    """Ask the services of a city's meetings whose turn it is."""
    run_due()


@shared_task(base=CityTask, name="meetings.work_all", control_task=True)
def work_all() -> None:
    """Give each city a task of its own: one city's slow service keeps no other waiting."""
    for_each_active_city(lambda: work_city.apply_async(expires=50), name="meetings.work")


@shared_task(base=CityTask, name="meetings.purge_all", control_task=True)
def purge_all() -> None:
    """Forget who came to each city's meetings of long ago."""
    for_each_active_city(purge_city, name="meetings.purge")

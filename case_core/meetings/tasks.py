"""What workers do with meetings: the row is the job, and the minute's look finds what a lost bell did not tell."""

from celery import shared_task

from case_core.meetings.errands import run_due, run_errand
from mannaka_kit.cities import for_each_active_city
from mannaka_tenancy.celery import CityTask


@shared_task(base=CityTask, name="meetings.work")
def work(*, meeting_id: int) -> None:
    """Ask one meeting's service, outside of every transaction."""
    run_errand(meeting_id)


@shared_task(base=CityTask, name="meetings.work_city")
def work_city() -> None:
    """Ask the services of a city's meetings whose turn it is."""
    run_due()


@shared_task(base=CityTask, name="meetings.work_all", control_task=True)
def work_all() -> None:
    """Give each city a task of its own: one city's slow service keeps no other waiting."""
    for_each_active_city(lambda: work_city.apply_async(expires=50), name="meetings.work")

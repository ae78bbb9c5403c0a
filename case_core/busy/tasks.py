"""What workers do for busy times."""

from celery import shared_task

from case_core.busy import refreshing
from mannaka_kit.cities import for_each_active_city
from mannaka_tenancy.celery import CityTask


@shared_task(base=CityTask, name="busy.read_one")
def read_one(*, source_id: int) -> None:
    """Read one calendar."""
    refreshing.refresh(source_id)


@shared_task(base=CityTask, name="busy.read_city")
def read_city() -> None:
    """Read a city's calendars."""
    refreshing.refresh_due()


@shared_task(base=CityTask, name="busy.read_all", control_task=True)
def read_all() -> None:
    """Give each city a task of its own: one city's slow groupware keeps no other waiting."""
    for_each_active_city(lambda: read_city.apply_async(expires=800), name="busy.read")

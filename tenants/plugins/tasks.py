"""What workers do for channels."""

from celery import shared_task

from mannaka_kit.cities import for_each_active_city
from mannaka_tenancy.celery import CityTask
from tenants.plugins import rounds


@shared_task(base=CityTask, name="plugins.check_city")
def check_city() -> None:
    """Ask how a city's channels are."""
    rounds.check_channels()


@shared_task(base=CityTask, name="plugins.check_all", control_task=True)
def check_all() -> None:
    """Give each city a task of its own: one city's slow service keeps no other waiting."""
    for_each_active_city(lambda: check_city.apply_async(expires=800), name="plugins.check")

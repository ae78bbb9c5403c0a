"""What beat has done for every city."""

from celery import shared_task

from case_core.attachments.sweeping import check_forgotten
from mannaka_kit.cities import for_each_active_city
from mannaka_tenancy.celery import CityTask


@shared_task(base=CityTask, name="attachments.check_forgotten_all", control_task=True)
def check_forgotten_all() -> None:
    """Look again at each city's files whose check was lost."""
    for_each_active_city(check_forgotten, name="attachments.check_forgotten")

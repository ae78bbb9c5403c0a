"""What beat has done for every city."""

from celery import shared_task

from mannaka_kit.cities import for_each_active_city
from mannaka_kit.idempotency.cleanup import delete_old_keys
from mannaka_tenancy.celery import CityTask


@shared_task(base=CityTask, name="idempotency.clean_up_all", control_task=True)
def clean_up_all() -> None:
    """Forget each city's old keys."""
    for_each_active_city(delete_old_keys, name="idempotency.clean_up")

"""What workers do with files of booking forms."""

from celery import shared_task

from case_core.form_imports.actions.import_next_rows import import_next_rows
from case_core.form_imports.sweeping import forget_old_files
from mannaka_kit import clock
from mannaka_kit.cities import for_each_active_city
from mannaka_kit.outbox import events, handler
from mannaka_tenancy.celery import CityTask


def go_on(*, import_id: int) -> None:
    """Take the next rows in, and plan the others: each step is a transaction of its own."""
    if import_next_rows(import_id=import_id, at=clock.now()):
        events.enqueue(go_on_later, import_id=import_id)


go_on_later = handler(go_on)


@shared_task(base=CityTask, name="form_imports.forget_all", control_task=True)
def forget_all() -> None:
    """Forget each city's files that nobody goes on with."""
    for_each_active_city(forget_old_files, name="form_imports.forget")

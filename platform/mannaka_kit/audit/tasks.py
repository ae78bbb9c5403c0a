"""What beat has done for every city."""

from celery import shared_task

from mannaka_kit.audit.checkpoints import sign_checkpoint
from mannaka_kit.audit.sequencer import sequence_entries
from mannaka_kit.cities import for_each_active_city
from mannaka_tenancy.celery import CityTask


@shared_task(base=CityTask, name="audit.sequence_all", control_task=True)
def sequence_all() -> None:
    """Give each entry of each city its place in the chain."""
    for_each_active_city(sequence_entries, name="audit.sequence")


@shared_task(base=CityTask, name="audit.checkpoint_all", control_task=True)
def checkpoint_all() -> None:
    """Sign the head of each city's chain and hand it outside."""
    for_each_active_city(sign_checkpoint, name="audit.checkpoint")

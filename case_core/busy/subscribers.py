"""What follows when somebody says where their calendar is."""

from case_core.busy.events import BusyAddressSet
from case_core.busy.tasks import read_one
from mannaka_kit.outbox import subscribe


@subscribe(BusyAddressSet)
def have_it_read(event: BusyAddressSet) -> None:
    """Hand it to a worker, outside of every transaction."""
    read_one.apply_async_on_commit(kwargs={"source_id": event.source_id})

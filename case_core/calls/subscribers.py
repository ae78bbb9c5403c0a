"""What follows when a telephone system told of a call, and when a case was made of one."""

from case_core.calls.actions.take_in_calls import take_in_calls
from case_core.calls.actions.tie_call import tie_call
from case_core.intake.events import CallTakenUp
from mannaka_kit import clock
from mannaka_kit.outbox import subscribe
from tenants.deliveries.events import CallsArrived


@subscribe(CallsArrived)
def follow(event: CallsArrived) -> None:
    """Take in what waits of a call."""
    take_in_calls(channel_id=event.channel_id, thread_id=event.thread_id, at=clock.now())


@subscribe(CallTakenUp)
def tie(event: CallTakenUp) -> None:
    """Tie a call to its case."""
    tie_call(call_id=event.call_id, case_id=event.case_id, at=clock.now())

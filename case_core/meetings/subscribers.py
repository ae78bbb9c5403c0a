"""What follows when a meeting is wanted, and when its service told of somebody."""

from case_core.meetings.actions.take_in_presence import take_in_presence
from case_core.meetings.errands import ask_for
from case_core.meetings.events import MeetingWanted
from mannaka_kit import clock
from mannaka_kit.outbox import Settle, subscribe, subscribe_errand
from tenants.deliveries.events import PresenceArrived


@subscribe_errand(MeetingWanted, formerly=["case_core.meetings.subscribers.have_it_asked"])
def have_it_made(event: MeetingWanted) -> Settle:
    """Ask the service, outside of every transaction."""
    return ask_for(event.meeting_id) or _nothing


def _nothing() -> None:
    """Write nothing: another worker is at it, or nothing is wanted any more."""


@subscribe(PresenceArrived)
def follow(event: PresenceArrived) -> None:
    """Take in what waits of a meeting."""
    take_in_presence(channel_id=event.channel_id, thread_id=event.thread_id, at=clock.now())

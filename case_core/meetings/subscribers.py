"""What follows when a meeting is wanted, and when its service told of somebody."""

from case_core.meetings.actions.take_in_presence import take_in_presence
from case_core.meetings.events import MeetingWanted
from case_core.meetings.tasks import work
from mannaka_kit import clock
from mannaka_kit.outbox import subscribe
from tenants.deliveries.events import EventsArrived
from tenants.plugins.kinds import tells_of_meetings


@subscribe(MeetingWanted)
def have_it_asked(event: MeetingWanted) -> None:
    """Hand it to a worker: this handler's own transaction must not wait for a service."""
    work.apply_async_on_commit(kwargs={"meeting_id": event.meeting_id})


@subscribe(EventsArrived)
def take_in(event: EventsArrived) -> None:
    """Take in what waits of a meeting; what citizens wrote is another room's."""
    if tells_of_meetings(event.channel_id):
        take_in_presence(channel_id=event.channel_id, thread_id=event.thread_id, at=clock.now())

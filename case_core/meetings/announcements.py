"""Which screens hear of a meeting: the case to which it belongs; what booked it hears by its own room."""

from collections.abc import Iterable

from case_core.cases.announcements import case_topic
from case_core.meetings.events import MeetingNews
from mannaka_kit.live import announces


@announces(MeetingNews)
def topics_of_meeting(event: MeetingNews) -> Iterable[str]:
    """Ring for the case."""
    return (case_topic(event.case_id),) if event.case_id else ()

"""What the city wants of a service: the meeting as it is told there. No name, nothing of the matter."""

from typing import Final

from case_core.meetings.models import Meeting
from mannaka_kit.clock import TOKYO
from mannaka_sdk import MeetingSpec

# The service shows it to whoever is in the meeting; it is Japanese in every language.
_TOPIC: Final = "相談 {month}/{day} {clock} {code}"


def topic_of(meeting: Meeting) -> str:
    """Return what the service shows above a meeting, such as 「相談 12/1 10:00 Y2026-00412」."""
    local = meeting.begins.astimezone(TOKYO)
    return _TOPIC.format(month=local.month, day=local.day, clock=f"{local:%H:%M}", code=meeting.code)


def spec_of(meeting: Meeting) -> MeetingSpec:
    """Return a meeting as its service is told."""
    return MeetingSpec(
        id=meeting.key,
        topic=topic_of(meeting),
        starts_at=meeting.begins,
        lasts=meeting.ends - meeting.begins,
        has_lobby=True,
        host=meeting.host,
    )

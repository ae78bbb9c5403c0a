"""What pages show of a meeting: whether one can go in, what is wrong, and which number helps."""

from dataclasses import dataclass
from datetime import datetime

from case_core.meetings.models import Meeting
from case_core.meetings.selectors import dial_in
from case_core.meetings.standing import GUESTS_EARLY, HOSTS_EARLY, standing_of
from case_core.meetings.states import MeetingStatus, MeetingTrouble


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownMeeting:
    """A meeting as a page shows it; what is wrong is told to staff alone."""

    id: int
    code: str
    begins: datetime
    ends: datetime
    status: str
    status_label: str
    standing: str
    opens_at: datetime
    trouble: str
    may_try: bool
    dial_in: str
    dial_in_words: str


def shown(meeting: Meeting, *, at: datetime, is_host: bool = False) -> ShownMeeting:
    """Return a meeting as it is shown to guests, or to whoever leads it."""
    standing = standing_of(meeting, at=at, is_host=is_host)
    number, words = dial_in()
    is_missing = meeting.status in {MeetingStatus.PLANNED, MeetingStatus.FAILED}
    return ShownMeeting(
        id=meeting.pk,
        code=meeting.code,
        begins=meeting.begins,
        ends=meeting.ends,
        status=meeting.status,
        status_label=str(MeetingStatus(meeting.status).label),
        standing=standing.value,
        opens_at=meeting.begins - (HOSTS_EARLY if is_host else GUESTS_EARLY),
        trouble=str(MeetingTrouble(meeting.trouble).label) if is_host and meeting.trouble else "",
        may_try=is_host and is_missing and bool(meeting.trouble) and at < meeting.ends,
        dial_in=number,
        dial_in_words=words,
    )

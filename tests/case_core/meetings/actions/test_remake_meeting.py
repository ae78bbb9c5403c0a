"""A meeting that somebody removed in the service's own screens is made anew."""

from case_core.meetings.actions.remake_meeting import remake_meeting
from mannaka_sdk import MeetingPhase
from tests.support.cases import AT
from tests.support.meetings import House, made


def test_it_is_made_once_more_under_another_key(house: House) -> None:
    meeting = made(house)
    gone = meeting.ref
    house.service.turn(gone, MeetingPhase.GONE)

    remake_meeting(meeting_id=meeting.pk, ref=gone, at=AT)
    remake_meeting(meeting_id=meeting.pk, ref=gone, at=AT)
    house.work()

    meeting.refresh_from_db()
    assert (meeting.status, meeting.ref != gone) == ("made", True)
    assert [held.id for held in house.service.meetings] == [meeting.ref]

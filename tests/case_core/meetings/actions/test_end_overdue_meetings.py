"""What is over ends by itself, where no service tells of it."""

from datetime import timedelta

from case_core.meetings.actions.end_overdue_meetings import end_overdue_meetings
from tests.support.bookings import ELEVEN
from tests.support.meetings import AN_HOUR, House, made


def test_it_ends_an_hour_after_its_time(house: House) -> None:
    meeting = made(house)

    assert end_overdue_meetings(at=ELEVEN + AN_HOUR) == 0
    assert end_overdue_meetings(at=ELEVEN + AN_HOUR + timedelta(seconds=1)) == 1
    meeting.refresh_from_db()
    assert meeting.status == "ended"

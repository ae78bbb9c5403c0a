"""Who came to a talk by video is kept for a season; the talk itself stays."""

from datetime import timedelta

import time_machine

from case_core.meetings.models import Meeting, MeetingPresence
from case_core.meetings.purging import DAYS_KEPT, purge_city
from mannaka_kit.audit.models import Entry
from mannaka_sdk.simulated_meetings import Whereabouts
from tests.support.bookings import TEN
from tests.support.meetings import AN_HOUR, House, came, made


def test_stays_go_a_season_after_their_meeting_and_the_meeting_remains(house: House) -> None:
    meeting = made(house)
    with time_machine.travel(TEN, tick=False):
        house.deliver(came(meeting, Whereabouts.INSIDE))
        house.deliver(came(meeting, Whereabouts.INSIDE, person="p2"))
    its_last_day = TEN + AN_HOUR + timedelta(days=DAYS_KEPT)
    with time_machine.travel(its_last_day, tick=False):
        assert purge_city() == 0
    with time_machine.travel(its_last_day + timedelta(seconds=1), tick=False):
        assert purge_city() == 2
        assert purge_city() == 0
    assert (MeetingPresence.objects.count(), Meeting.objects.count()) == (0, 1)
    assert [entry.details for entry in Entry.objects.filter(action="meeting.purged")] == [{"v": 1, "count": 2}]

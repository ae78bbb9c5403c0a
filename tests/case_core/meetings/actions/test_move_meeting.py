"""A meeting that is moved stays the same at its service, as long as its host has time."""

from datetime import timedelta

import pytest

from case_core.meetings.actions.move_meeting import move_meeting
from case_core.meetings.errors import HostTakenError
from tests.support.bookings import ELEVEN, TEN
from tests.support.cases import AT
from tests.support.meetings import AN_HOUR, House, made

NOON = ELEVEN + AN_HOUR


def test_the_service_moves_it_and_calls_it_what_it_did(house: House) -> None:
    meeting = made(house)

    move_meeting(meeting_id=meeting.pk, begins=ELEVEN, ends=NOON, at=AT)
    house.work()

    (held,) = house.service.meetings
    assert (held.id, held.starts_at, held.topic) == (meeting.ref, ELEVEN, "相談 1/14 11:00 Y2026-00001")
    meeting.refresh_from_db()
    assert (meeting.status, meeting.due_at) == ("made", None)


def test_it_does_not_change_its_host_on_the_way(house: House) -> None:
    meeting = made(house)
    later = made(house, begins=ELEVEN)
    assert later.host == meeting.host

    with pytest.raises(HostTakenError):
        move_meeting(meeting_id=meeting.pk, begins=ELEVEN, ends=NOON, at=AT)


def test_an_answer_to_the_time_before_settles_nothing(house: House) -> None:
    """While the service makes it for ten o'clock it is moved to eleven: it is asked once more."""
    from case_core.meetings.actions.begin_errand import begin_errand
    from case_core.meetings.actions.settle_errand import settle_errand
    from tests.support.meetings import planned

    meeting = planned(house)
    errand = begin_errand(meeting_id=meeting.pk, at=AT)
    assert errand is not None
    move_meeting(meeting_id=meeting.pk, begins=ELEVEN, ends=NOON, at=AT)
    settle_errand(errand=errand, answer="mtg_early", at=AT + timedelta(seconds=3))

    meeting.refresh_from_db()
    assert (meeting.begins, meeting.status, meeting.ref) == (ELEVEN, "planned", "mtg_early")
    assert meeting.due_at is not None
    assert meeting.begins > TEN

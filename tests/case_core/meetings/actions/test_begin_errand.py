"""A meeting is in one worker's hands at a time, and in none's for ever."""

from datetime import timedelta

from case_core.meetings.actions.begin_errand import LASTS, begin_errand
from case_core.meetings.actions.call_off_meeting import call_off_meeting
from case_core.meetings.models import Meeting
from tests.support.bookings import ELEVEN
from tests.support.cases import AT
from tests.support.meetings import House, made, planned


def test_the_second_worker_finds_it_taken_until_the_first_must_be_lost(house: House) -> None:
    meeting = planned(house)

    first = begin_errand(meeting_id=meeting.pk, at=AT)
    assert first is not None
    assert begin_errand(meeting_id=meeting.pk, at=AT + LASTS - timedelta(seconds=1)) is None
    again = begin_errand(meeting_id=meeting.pk, at=AT + LASTS)
    assert again is not None
    assert (again.spec, again.key == first.key) == (first.spec, False)


def test_who_waits_for_a_host_gets_the_one_who_became_free(house: House) -> None:
    first, _second, third = made(house), made(house), made(house)

    call_off_meeting(meeting_id=first.pk, at=AT)
    house.work(at=AT + timedelta(minutes=11))

    third.refresh_from_db()
    assert (third.status, third.host, third.trouble) == ("made", first.host, "")


def test_one_whose_host_is_gone_from_the_settings_says_that_nobody_is_free(house: House) -> None:
    made(house), made(house)
    meeting = planned(house)
    Meeting.objects.filter(pk=meeting.pk).update(status="planned", trouble="", due_at=AT)

    assert begin_errand(meeting_id=meeting.pk, at=AT) is None
    meeting.refresh_from_db()
    assert (meeting.status, meeting.trouble) == ("failed", "no_host")


def test_nobody_asks_for_what_is_over(house: House) -> None:
    meeting = planned(house)

    assert begin_errand(meeting_id=meeting.pk, at=ELEVEN) is None
    meeting.refresh_from_db()
    assert meeting.due_at is None

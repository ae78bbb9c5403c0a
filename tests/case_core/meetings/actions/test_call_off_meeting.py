"""A meeting that is called off is removed at its service, also when it is being made at that moment."""

from case_core.meetings.actions.begin_errand import begin_errand
from case_core.meetings.actions.call_off_meeting import call_off_meeting
from tests.support.cases import AT
from tests.support.meetings import House, made, planned


def test_the_service_removes_it_and_its_host_is_free(house: House) -> None:
    meeting = made(house)

    call_off_meeting(meeting_id=meeting.pk, at=AT)
    call_off_meeting(meeting_id=meeting.pk, at=AT)
    house.work()

    meeting.refresh_from_db()
    assert (meeting.status, meeting.ref, meeting.due_at) == ("cancelled", "", None)
    assert house.service.meetings == []
    assert planned(house).host == meeting.host


def test_what_no_service_heard_of_needs_no_removing(house: House) -> None:
    meeting = planned(house)

    call_off_meeting(meeting_id=meeting.pk, at=AT)
    house.work()

    assert house.services.requests == []


def test_a_lost_answer_leaves_nothing_at_the_service(house: House) -> None:
    """The service made it, its answer was lost, and then nobody wanted it."""
    meeting = planned(house)
    house.services.lose_next_answer()
    house.work()
    assert len(house.service.meetings) == 1

    call_off_meeting(meeting_id=meeting.pk, at=AT)
    house.work()
    house.work()

    assert house.service.meetings == []
    assert begin_errand(meeting_id=meeting.pk, at=AT) is None

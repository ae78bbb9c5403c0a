"""A meeting belongs to one case."""

from case_core.meetings.actions.tie_meeting import tie_meeting
from tests.support.cases import AT, new_case
from tests.support.cast import Cast
from tests.support.meetings import House, planned


def test_it_is_tied_once(house: House, cast: Cast) -> None:
    meeting, first, second = planned(house), new_case(cast), new_case(cast)

    assert tie_meeting(meeting_id=meeting.pk, case_id=first.pk, at=AT)
    assert not tie_meeting(meeting_id=meeting.pk, case_id=second.pk, at=AT)
    meeting.refresh_from_db()
    assert meeting.case_id == first.pk

"""A clerk has a service asked once more, where it did not make a meeting."""

import pytest

from case_core.meetings.actions.try_meeting_again import try_meeting_again
from case_core.meetings.errors import NothingToTryError
from case_core.meetings.models import Meeting
from mannaka_kit.errors import NotAllowedError
from mannaka_sdk import HttpResponse
from tests.support.cases import AT
from tests.support.cast import Cast
from tests.support.meetings import House, made, planned


def test_what_was_refused_for_good_is_made_after_the_cause_is_mended(house: House, cast: Cast) -> None:
    meeting = planned(house)
    house.services.fail_next(HttpResponse(status=422))
    house.work()
    assert Meeting.objects.get(pk=meeting.pk).status == "failed"

    try_meeting_again(meeting_id=meeting.pk, actor=cast.aoi, at=AT)
    house.work()

    assert Meeting.objects.get(pk=meeting.pk).status == "made"


def test_what_is_there_is_left_alone_and_a_section_has_no_part_in_it(house: House, cast: Cast) -> None:
    meeting = made(house)

    with pytest.raises(NothingToTryError):
        try_meeting_again(meeting_id=meeting.pk, actor=cast.aoi, at=AT)
    with pytest.raises(NotAllowedError):
        try_meeting_again(meeting_id=meeting.pk, actor=cast.ren, at=AT)

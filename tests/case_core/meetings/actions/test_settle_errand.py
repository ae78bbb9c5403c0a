"""What a service answers is written down: made, not now, never."""

from datetime import timedelta

import pytest

from case_core.meetings.actions.begin_errand import begin_errand
from case_core.meetings.actions.settle_errand import settle_errand
from mannaka_sdk import AuthExpiredError, ContentRejectedError, QuotaExceededError, TransientError
from tenants.deliveries.errors import ChannelNotAtWorkError
from tests.support.bookings import TEN
from tests.support.cases import AT
from tests.support.meetings import House, planned


def test_a_service_that_is_away_is_asked_again_and_again(house: House) -> None:
    meeting = planned(house)
    house.refuse()
    house.work()

    meeting.refresh_from_db()
    assert (meeting.status, meeting.trouble, meeting.tries) == ("planned", "not_now", 1)
    assert meeting.due_at is not None
    assert AT + timedelta(seconds=20) <= meeting.due_at < AT + timedelta(minutes=1)

    house.work(at=AT + timedelta(minutes=1))
    meeting.refresh_from_db()
    assert (meeting.status, meeting.trouble, meeting.tries) == ("made", "", 0)


@pytest.mark.parametrize(
    ("error", "trouble", "status", "due_in"),
    [
        (TransientError(retry_after=timedelta(minutes=3)), "not_now", "planned", 180),
        (AuthExpiredError(), "refused", "planned", 600),
        (QuotaExceededError(resets_at=AT + timedelta(hours=2)), "quota", "planned", 7200),
        (ChannelNotAtWorkError(), "channel_off", "planned", 600),
        (ContentRejectedError(), "not_taken", "failed", None),
    ],
)
def test_what_went_wrong_says_when_it_is_tried_again(
    house: House, error: Exception, trouble: str, status: str, due_in: int | None
) -> None:
    meeting = planned(house)
    errand = begin_errand(meeting_id=meeting.pk, at=AT)
    assert errand is not None

    settle_errand(errand=errand, answer=error, at=AT)

    meeting.refresh_from_db()
    assert (meeting.trouble, meeting.status) == (trouble, status)
    assert meeting.due_at == (None if due_in is None else AT + timedelta(seconds=due_in))


def test_at_the_appointed_minute_it_has_failed_and_is_still_tried(house: House) -> None:
    meeting = planned(house)
    house.refuse()
    house.work(at=TEN)

    meeting.refresh_from_db()
    assert (meeting.status, meeting.due_at is not None) == ("failed", True)
    house.work(at=TEN + timedelta(minutes=1))
    meeting.refresh_from_db()
    assert meeting.status == "made"


def test_an_answer_that_comes_after_another_worker_took_over_settles_nothing(house: House) -> None:
    meeting = planned(house)
    late = begin_errand(meeting_id=meeting.pk, at=AT)
    assert late is not None
    assert begin_errand(meeting_id=meeting.pk, at=AT + timedelta(minutes=5)) is not None

    settle_errand(errand=late, answer="mtg_late", at=AT + timedelta(minutes=5))

    meeting.refresh_from_db()
    assert (meeting.status, meeting.ref) == ("planned", "")

from datetime import timedelta

import pytest

from case_core.booths.actions.change_booth_rules import change_booth_rules
from case_core.booths.actions.connect_request import connect_request
from case_core.booths.actions.end_overdue_request import end_overdue_request
from case_core.booths.actions.end_request import end_request
from case_core.booths.actions.leave_booth import leave_booth
from case_core.booths.actions.open_request import open_request
from case_core.booths.actions.take_request import take_request
from case_core.booths.actions.take_up_request import take_up_request
from case_core.booths.errors import (
    AlreadyACaseError,
    BoothClosedError,
    DeviceNotInUseError,
    MinutesOutOfRangeError,
    NotTakenError,
    RequestEndedError,
    RequestNotFoundError,
    RequestTakenError,
    RoomNotValidError,
)
from case_core.booths.events import BoothRequestAnswered, BoothRequestEnded, BoothRequestOpened
from case_core.booths.models import BoothRequest, BoothUse
from case_core.intake.errors import MatterMissingError
from mannaka_kit.audit.models import Entry
from mannaka_kit.errors import NotAllowedError
from tests.support.booths import a_site, enrolled, opened, taken
from tests.support.calls import a_room
from tests.support.cases import AT
from tests.support.cast import Cast

LATER = AT + timedelta(minutes=2)


def counters() -> list[tuple[int, int, int, int]]:
    return list(BoothUse.objects.values_list("hour", "opened", "answered", "missed"))


def test_a_request_is_kept_told_counted_and_audited_without_anybody(here: Cast, told: list[object]) -> None:
    request = opened(here)
    assert told == [BoothRequestOpened(request_id=request.pk, site_id=request.site_id)]
    assert counters() == [(9, 1, 0, 0)]
    entry = Entry.objects.get(action="booth_request.opened")
    assert (entry.actor_label, entry.details) == ("citizen", {"v": 1, "site": request.site_id, "topic": "money"})


def test_a_second_touch_finds_the_first_request(here: Cast) -> None:
    device = enrolled(here)
    assert opened(here, device=device).pk == opened(here, device=device, topic="work").pk
    assert counters() == [(9, 1, 0, 0)]


def test_two_booths_ask_at_the_same_time(here: Cast) -> None:
    first, second = (opened(here, device=enrolled(here, a_site(here, name))) for name in ("東", "西"))
    assert first.pk != second.pk


def test_at_night_nobody_is_called(here: Cast) -> None:
    with pytest.raises(BoothClosedError):
        opened(here, at=AT + timedelta(hours=12))


def test_a_device_that_is_none_calls_nobody(here: Cast) -> None:
    with pytest.raises(DeviceNotInUseError):
        open_request(device_id=1, topic="money", language="ja", at=AT)


def test_a_language_that_the_city_does_not_speak_is_its_own(here: Cast) -> None:
    assert opened(here, language="xx").language == "ja"


def test_a_clerk_takes_it_at_their_room(here: Cast, told: list[object]) -> None:
    request, room = opened(here), a_room(here)
    take_request(request_id=request.pk, room_id=room.pk, actor=here.aoi, at=LATER)
    request.refresh_from_db()
    assert (request.status, request.answered_by_id, request.answered_at) == ("answered", here.aoi.user_id, LATER)
    assert request.room == room
    assert told[-1] == BoothRequestAnswered(request_id=request.pk, site_id=request.site_id)
    assert counters() == [(9, 1, 1, 0)]


def test_the_second_clerk_hears_who_was_first(here: Cast) -> None:
    request = taken(here)
    with pytest.raises(RequestTakenError, match="青井 葵さんが先に受けました"):
        take_request(request_id=request.pk, actor=here.nagi, at=LATER)
    assert counters() == [(9, 1, 1, 0)]


def test_only_the_centre_takes_connects_and_ends(here: Cast) -> None:
    request = taken(here)
    for actor in (here.ren, here.mio, here.sora):
        with pytest.raises(NotAllowedError):
            take_request(request_id=request.pk, actor=actor, at=LATER)
        with pytest.raises(NotAllowedError):
            connect_request(request_id=request.pk, way="telephone", actor=actor, at=LATER)
        with pytest.raises(NotAllowedError):
            end_request(request_id=request.pk, actor=actor, at=LATER)
        with pytest.raises(NotAllowedError):
            take_up_request(request_id=request.pk, words="話", actor=actor, at=LATER)


def test_a_room_or_request_that_is_none_is_refused(here: Cast) -> None:
    request = opened(here)
    with pytest.raises(RoomNotValidError):
        take_request(request_id=request.pk, room_id=0, actor=here.aoi, at=LATER)
    with pytest.raises(RequestNotFoundError):
        take_request(request_id=request.pk + 1, actor=here.aoi, at=LATER)


def test_whom_the_visitor_left_nobody_can_take(here: Cast) -> None:
    request = opened(here)
    leave_booth(device_id=request.device_id, at=LATER)
    with pytest.raises(RequestEndedError):
        take_request(request_id=request.pk, actor=here.aoi, at=LATER)
    assert counters() == [(9, 1, 0, 1)]


def test_a_talk_begins_and_ends(here: Cast, told: list[object]) -> None:
    request = taken(here)
    connect_request(request_id=request.pk, way="telephone", actor=here.aoi, at=LATER)
    end_request(request_id=request.pk, actor=here.nagi, at=LATER)
    request.refresh_from_db()
    assert (request.status, request.way, request.ended_by_id) == ("ended", "telephone", here.nagi.user_id)
    assert told[-1] == BoothRequestEnded(request_id=request.pk, site_id=request.site_id)
    with pytest.raises(RequestEndedError):
        end_request(request_id=request.pk, actor=here.nagi, at=LATER)


def test_what_nobody_took_has_no_talk(here: Cast) -> None:
    request = opened(here)
    with pytest.raises(NotTakenError):
        connect_request(request_id=request.pk, way="telephone", actor=here.aoi, at=LATER)
    with pytest.raises(NotTakenError):
        end_request(request_id=request.pk, actor=here.aoi, at=LATER)
    with pytest.raises(NotTakenError):
        take_up_request(request_id=request.pk, words="話", actor=here.aoi, at=LATER)


def test_the_visitor_ends_a_talk(here: Cast) -> None:
    request = taken(here)
    connect_request(request_id=request.pk, way="outreach", actor=here.aoi, at=LATER)
    leave_booth(device_id=request.device_id, at=LATER)
    request.refresh_from_db()
    assert (request.status, request.ended_by_id) == ("ended", None)
    assert leave_booth(device_id=request.device_id, at=LATER) is None


def test_a_talk_becomes_a_case_once(here: Cast) -> None:
    request = taken(here)
    made = take_up_request(request_id=request.pk, words="年金のこと", name="田中 花子", actor=here.aoi, at=LATER)
    request.refresh_from_db()
    assert (request.case_id, request.status, request.way) == (made.case_id, "connected", "telephone")
    assert request.case is not None
    assert (request.case.topic, request.case.channel, request.case.party.name) == ("money", "telephone", "田中 花子")
    with pytest.raises(AlreadyACaseError):
        take_up_request(request_id=request.pk, words="年金", actor=here.aoi, at=LATER)


def test_without_words_there_is_no_case(here: Cast) -> None:
    request = taken(here)
    with pytest.raises(MatterMissingError):
        take_up_request(request_id=request.pk, words=" ", actor=here.aoi, at=LATER)
    request.refresh_from_db()
    assert (request.case_id, request.status) == (None, "answered")


def test_a_talk_that_ended_can_still_become_a_case(here: Cast) -> None:
    request = taken(here)
    end_request(request_id=request.pk, actor=here.aoi, at=LATER)
    take_up_request(request_id=request.pk, words="話", actor=here.aoi, at=LATER)
    request.refresh_from_db()
    assert request.status == "ended"
    assert request.case_id is not None


@pytest.mark.parametrize(("minutes", "status"), [(9, "waiting"), (10, "timed_out")])
def test_waiting_ends_after_the_citys_minutes(here: Cast, minutes: int, status: str) -> None:
    request = opened(here)
    end_overdue_request(request_id=request.pk, at=AT + timedelta(minutes=minutes))
    request.refresh_from_db()
    assert request.status == status
    assert counters() == [(9, 1, 0, int(status == "timed_out"))]


@pytest.mark.parametrize(("minutes", "status"), [(119, "answered"), (120, "ended")])
def test_a_talk_that_was_forgotten_ends(here: Cast, minutes: int, status: str) -> None:
    request = taken(here)
    end_overdue_request(request_id=request.pk, at=AT + timedelta(minutes=minutes))
    request.refresh_from_db()
    assert request.status == status


def test_where_no_worker_came_by_the_next_touch_ends_what_is_overdue(here: Cast) -> None:
    device = enrolled(here)
    first = opened(here, device=device)
    second = opened(here, device=device, at=AT + timedelta(minutes=10))
    first.refresh_from_db()
    assert (first.status, second.status) == ("timed_out", "waiting")
    assert BoothRequest.objects.count() == 2


def test_the_minutes_are_the_citys(here: Cast) -> None:
    change_booth_rules(actor=here.mio, minutes_until_telephone=1, minutes_until_end=2, at=AT)
    request = opened(here)
    end_overdue_request(request_id=request.pk, at=LATER)
    request.refresh_from_db()
    assert request.status == "timed_out"


@pytest.mark.parametrize(("telephone", "end"), [(0, 5), (5, 5), (6, 5), (3, 61)])
def test_minutes_that_nobody_means_are_refused(here: Cast, telephone: int, end: int) -> None:
    with pytest.raises(MinutesOutOfRangeError):
        change_booth_rules(actor=here.mio, minutes_until_telephone=telephone, minutes_until_end=end, at=AT)

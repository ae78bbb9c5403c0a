"""Who asks to be let in is recorded, and let in at the meeting's time alone."""

from datetime import timedelta

import pytest
import time_machine

from case_core.meetings.actions.note_entrance import note_entrance
from case_core.meetings.entering import enter_meeting
from case_core.meetings.errors import (
    MeetingNotFoundError,
    MeetingNotOpenError,
    MeetingNotReadyError,
    MeetingServiceAwayError,
)
from case_core.meetings.models import Meeting
from mannaka_kit.audit.models import Entry
from mannaka_kit.errors import NotAllowedError
from mannaka_sdk import MeetingPhase, MeetingRole
from mannaka_tenancy import use
from tests.support.bookings import ELEVEN, TEN
from tests.support.cast import Cast
from tests.support.meetings import AN_HOUR, House, made, planned

A_MINUTE = timedelta(minutes=1)


def test_a_guest_is_a_number_and_the_centre_leads(house: House, cast: Cast) -> None:
    meeting = made(house, code="Y2026-00412")

    with time_machine.travel(TEN, tick=False):
        guest = enter_meeting(meeting_id=meeting.pk, at=TEN)
        host = enter_meeting(meeting_id=meeting.pk, at=TEN, actor=cast.aoi)

    found = [house.service.enter(str(link.url), at=TEN) for link in (guest, host)]
    assert [(each.name, each.role) for each in found if each] == [
        ("Y2026-00412", MeetingRole.GUEST),
        ("今治市 相談センター", MeetingRole.HOST),
    ]
    opened = Entry.objects.filter(action="meeting.door_opened")
    assert [each.details["role"] for each in opened.order_by("pk")] == ["guest", "host"]
    kept = [str(value) for row in Meeting.objects.values_list() for value in row]
    assert not any("door=" in value for value in kept)


def test_the_door_opens_a_quarter_of_an_hour_before_and_an_hour_for_the_centre(house: House, cast: Cast) -> None:
    meeting = made(house)

    for at, actor in (
        (TEN - 16 * A_MINUTE, None),
        (TEN - 61 * A_MINUTE, cast.aoi),
        (ELEVEN + AN_HOUR, None),
        (ELEVEN + AN_HOUR, cast.aoi),
    ):
        with pytest.raises(MeetingNotOpenError):
            note_entrance(meeting_id=meeting.pk, at=at, actor=actor)
    assert note_entrance(meeting_id=meeting.pk, at=TEN - 15 * A_MINUTE).ref == meeting.ref
    assert note_entrance(meeting_id=meeting.pk, at=TEN - 60 * A_MINUTE, actor=cast.aoi).ref == meeting.ref


def test_who_may_not_lead_it_does_not_and_another_city_knows_none(house: House, cast: Cast, saijo_cast: Cast) -> None:
    meeting = made(house)

    with pytest.raises(NotAllowedError):
        note_entrance(meeting_id=meeting.pk, at=TEN, actor=cast.ren)
    with use(saijo_cast.city), pytest.raises(MeetingNotFoundError):
        note_entrance(meeting_id=meeting.pk, at=TEN)


def test_what_was_not_made_and_a_service_that_is_away_lead_to_the_telephone(house: House) -> None:
    missing, there = planned(house), made(house)
    Meeting.objects.filter(pk=missing.pk).update(status="failed", trouble="not_now", ref="")

    with pytest.raises(MeetingNotReadyError):
        enter_meeting(meeting_id=missing.pk, at=TEN)
    house.refuse()
    with pytest.raises(MeetingServiceAwayError, match="お電話でお話しください"):
        enter_meeting(meeting_id=there.pk, at=TEN)


def test_one_that_was_removed_at_the_service_is_made_anew_at_once(house: House) -> None:
    meeting = made(house)
    house.service.turn(meeting.ref, MeetingPhase.GONE)

    with pytest.raises(MeetingServiceAwayError):
        enter_meeting(meeting_id=meeting.pk, at=TEN)
    house.work()

    assert enter_meeting(meeting_id=meeting.pk, at=TEN).url

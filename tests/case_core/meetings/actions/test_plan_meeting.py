"""A meeting is planned with somebody who is free to lead it, and made by a worker."""

import pytest
from django.db import IntegrityError, transaction

from case_core.meetings.actions.plan_meeting import Wanted, plan_meeting
from case_core.meetings.errors import MeetingChannelError
from case_core.meetings.models import Meeting
from integrations.meetings.echo.simulator import HOSTS
from mannaka_kit.audit.models import Entry
from mannaka_tenancy import use
from tests.support.bookings import ELEVEN, TEN
from tests.support.cases import AT
from tests.support.cast import Cast
from tests.support.meetings import AN_HOUR, House, made, planned


def test_a_planned_meeting_is_made_with_a_topic_that_names_nobody(house: House, saijo_cast: Cast) -> None:
    meeting = made(house, code="Y2026-00412")

    (held,) = house.service.meetings
    assert (held.topic, held.has_lobby, held.host) == ("相談 1/14 10:00 Y2026-00412", True, HOSTS[0])
    assert (held.starts_at, held.lasts) == (TEN, AN_HOUR)
    assert (meeting.status, meeting.ref, meeting.due_at) == ("made", held.id, None)
    codes = Entry.objects.filter(action__startswith="meeting.").order_by("pk").values_list("action", flat=True)
    assert list(codes) == ["meeting.planned", "meeting.made"]
    with use(saijo_cast.city):
        assert not Meeting.objects.exists()


def test_two_at_one_time_have_two_hosts_and_a_third_waits_for_one(house: House) -> None:
    first, second, third = made(house), made(house), made(house)

    assert {first.host, second.host} == set(HOSTS)
    assert (third.host, third.status, third.trouble) == ("", "failed", "no_host")
    assert planned(house, begins=ELEVEN).host == HOSTS[0]  # one that begins when another ends


def test_the_database_lets_no_host_lead_two_at_a_time(house: House) -> None:
    meeting = planned(house)

    other = planned(house)
    with pytest.raises(IntegrityError), transaction.atomic():
        Meeting.objects.filter(pk=other.pk).update(host=meeting.host)


def test_a_service_of_nobody_is_none(house: House) -> None:
    wanted = Wanted(channel_id=house.channel.pk + 1, code="Y2026-00001", begins=TEN, ends=ELEVEN)

    with pytest.raises(MeetingChannelError):
        plan_meeting(wanted=wanted, at=AT)

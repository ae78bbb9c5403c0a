"""A city's meeting service in memory, bookings of talks by video, and what a worker does for them."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

import time_machine
from django.http import HttpResponse

from case_core.bookings.models import Booking, BookingOffer
from case_core.meetings.actions.plan_meeting import Wanted, plan_meeting
from case_core.meetings.errands import run_due
from case_core.meetings.models import Meeting
from integrations.meetings.echo.manifest import HOST
from integrations.meetings.echo.simulator import EchoMeetingSimulator
from mannaka_kit import clock
from mannaka_kit.identifiers import new_key
from mannaka_sdk import HttpResponse as Answer
from mannaka_sdk import MeetingPhase, MeetingRole
from mannaka_sdk.simulated_meetings import CameOrWent, MeetingTurned, Whereabouts
from mannaka_sdk.simulation import Happening
from mannaka_tenancy import Tenant, use
from tenants.accounts.models import User
from tenants.plugins.models import Channel
from tenants.plugins.sealing import ENDPOINT, seal_endpoint
from tenants.plugins.states import ChannelState
from tests.support.bookings import TEN, booked, one_on_duty
from tests.support.cast import Cast
from tests.support.deliveries import post, set_secrets
from tests.support.simulated import Simulated, simulated
from tests.support.worker import work_off

ECHO_MEETINGS: Final = "jp.mannaka.echo_meeting"
AN_HOUR: Final = timedelta(hours=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class House:
    """A meeting service of a city, the key of its address, and what it was asked."""

    city: Tenant
    channel: Channel
    key: str
    service: EchoMeetingSimulator
    services: Simulated

    def work(self, *, at: datetime | None = None) -> None:
        """Do what workers and the minute's look do."""
        with time_machine.travel(at or clock.now(), tick=False):
            work_off(self.city)
            with use(self.city):
                run_due()
            work_off(self.city)

    def deliver(self, *happenings: Happening) -> HttpResponse:
        """Have the service tell of something, and have it taken in."""
        signed = self.service.sign(self.service.body(*happenings), secrets=self.service.secrets(), at=clock.now())
        answer = post(self.city, f"/hooks/v1/{self.key}/", signed)
        work_off(self.city)
        return answer

    def refuse(self) -> None:
        """Keep the service from being there for one question."""
        self.services.fail_next(Answer(status=503))


def a_channel(user: User) -> tuple[Channel, str]:
    """Connect a meeting service that is not served, and return it with the key of its address."""
    service, token, at = EchoMeetingSimulator(), ENDPOINT.new(), clock.now()
    channel = Channel(
        key=new_key(),
        plugin_id=ECHO_MEETINGS,
        label="ビデオ会議",
        state=ChannelState.ACTIVE,
        config=service.config().model_dump(mode="json"),
        sheet={},
        sheet_accepted_at=at,
        account_id=service.account,
        endpoint_hash=ENDPOINT.kept(token),
        made_at=at,
        made_by=user,
    )
    channel.endpoint_sealed = seal_endpoint(token, channel=channel)
    channel.save()
    set_secrets(channel, service.secrets(), user=user, at=at)
    return channel, token


@contextmanager
def a_house(city: Tenant, user: User) -> Iterator[House]:
    """Connect and serve a meeting service; call it inside of the city."""
    channel, token = a_channel(user)
    service = EchoMeetingSimulator(clock=clock.now)
    with simulated({HOST: service}) as services:
        yield House(city=city, channel=channel, key=token, service=service, services=services)


def an_online_offer(cast: Cast, house: House, **facts: Any) -> BookingOffer:
    """Return an offer of talks by video, which one person gives at 10 and at 11."""
    told = {"ways": ["online"], "meeting_channel": house.channel, **facts}
    return one_on_duty(cast, **told)


def a_video_booking(cast: Cast, house: House, **more: Any) -> Booking:
    """Book a talk by video as a citizen, and let workers do what follows."""
    made = booked(an_online_offer(cast, house), way="online", **more).booking
    house.work()
    made.refresh_from_db()
    return made


def planned(house: House, *, begins: datetime = TEN, code: str = "Y2026-00001") -> Meeting:
    """Plan a meeting of an hour; call it inside of the city."""
    wanted = Wanted(channel_id=house.channel.pk, code=code, begins=begins, ends=begins + AN_HOUR)
    return plan_meeting(wanted=wanted, at=clock.now())


def made(house: House, **more: Any) -> Meeting:
    """Plan a meeting, and have it made."""
    meeting = planned(house, **more)
    house.work()
    meeting.refresh_from_db()
    return meeting


def came(meeting: Meeting, where: Whereabouts, *, person: str = "p1", **more: Any) -> CameOrWent:
    """Return that somebody came or went."""
    name = f"{person}-{where}-{clock.now().timestamp()}"
    told = {"role": MeetingRole.GUEST, **more}
    return CameOrWent(event_id=name, at=clock.now(), person=person, meeting=meeting.ref, now=where, **told)


def turned(meeting: Meeting, phase: MeetingPhase) -> MeetingTurned:
    """Return that a meeting began, ended or is gone."""
    return MeetingTurned(event_id=f"{meeting.ref}-{phase}", at=clock.now(), meeting=meeting.ref, phase=phase)

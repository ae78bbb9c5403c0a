"""Zoom in a city: set up by an administrator, telling the city at its own door who is there, and no other city."""

import json
from collections.abc import Iterator
from datetime import timedelta

import pytest

from integrations.meetings.zoom.manifest import HOST, MANIFEST, TOKEN_HOST
from integrations.meetings.zoom.plugin import ZoomMeetings
from integrations.meetings.zoom.simulator import ZoomSimulator
from mannaka_kit import clock
from mannaka_kit.outbox import subscriptions
from mannaka_sdk import RawRequest
from mannaka_sdk.testing import CameOrWent, Whereabouts
from mannaka_tenancy import Tenant, use
from tenants.deliveries.events import PresenceArrived
from tenants.deliveries.models import Delivery, ReceivedEvent
from tenants.deliveries.states import DeliveryStatus
from tenants.plugins.actions.accept_privacy_sheet import accept_privacy_sheet
from tenants.plugins.actions.add_channel import add_channel
from tenants.plugins.actions.configure_channel import configure_channel
from tenants.plugins.actions.probe_channel import probe_channel
from tenants.plugins.asking import ask_account
from tenants.plugins.endpoints import address_of
from tenants.plugins.models import Channel
from tenants.plugins.sheets import edition_of
from tenants.plugins.states import ChannelState, Health
from tests.integrations.meetings.zoom import API
from tests.support.cast import Cast, cast_of
from tests.support.channels import in_the_clear
from tests.support.deliveries import post
from tests.support.simulated import simulated
from tests.support.worker import work_off


@pytest.fixture(autouse=True)
def _a_demonstration_to_which_nobody_listens(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the simulator answer, and leave out the rooms above the door."""
    monkeypatch.setitem(subscriptions._tasks, PresenceArrived, [])
    monkeypatch.setattr("tenants.plugins.calling.is_demo", lambda _city: True)


@pytest.fixture
def zoom() -> Iterator[ZoomSimulator]:
    """Serve Zoom, and hold every request to our contract."""
    found = ZoomSimulator(clock=clock.now)
    with simulated({HOST: found, TOKEN_HOST: found}) as service:
        yield found
    for request in service.requests:
        API.check_request(request)


def set_up(cast: Cast, zoom: ZoomSimulator) -> Channel:
    """Do what an administrator does on the screens; call it inside of the city."""
    actor, at = cast.mio, clock.now()
    config, secrets = zoom.config().model_dump(mode="json"), in_the_clear(zoom.secrets())
    channel = add_channel(plugin_id=MANIFEST.id, label="Zoom", actor=actor, at=at)
    channel = accept_privacy_sheet(channel=channel, seen=edition_of(ZoomMeetings.manifest), actor=actor, at=at)
    channel = configure_channel(channel=channel, config=config, secrets=secrets, actor=actor, at=at)
    return probe_channel(channel=channel, report=ask_account(actor, channel), actor=actor, at=at)


def signed(zoom: ZoomSimulator, body: bytes) -> RawRequest:
    return zoom.sign(body, secrets=zoom.secrets(), at=clock.now())


def came(zoom: ZoomSimulator) -> bytes:
    return zoom.body(CameOrWent(event_id="e", at=clock.now(), meeting="81234567890", now=Whereabouts.INSIDE))


@pytest.fixture
def channel(db: None, imabari: Tenant, zoom: ZoomSimulator) -> Channel:
    cast = cast_of(imabari)
    with use(imabari):
        found = set_up(cast, zoom)
        assert (found.state, found.health) == (ChannelState.WAITING, Health.WORKING)
        assert found.account_id == zoom.account
    return found


def path_of(city: Tenant, channel: Channel) -> str:
    with use(city):
        return "/" + address_of(channel).split("/", 3)[3]


def test_zooms_question_is_answered_at_the_citys_own_door_and_nothing_is_kept(
    channel: Channel, imabari: Tenant, zoom: ZoomSimulator
) -> None:
    answer = post(imabari, path_of(imabari, channel), signed(zoom, zoom.body()))

    assert (answer.status_code, set(json.loads(answer.content))) == (200, {"plainToken", "encryptedToken"})
    with use(imabari):
        assert not Delivery.objects.exists()


def test_who_enters_is_told_once_however_often_zoom_tells_it(
    channel: Channel, imabari: Tenant, saijo: Tenant, zoom: ZoomSimulator
) -> None:
    path, body = path_of(imabari, channel), came(zoom)
    answers = [post(city, path, signed(zoom, body)).status_code for city in (imabari, imabari, saijo)]
    work_off(imabari, at=clock.now() + timedelta(seconds=5))

    assert answers == [200, 200, 404]
    with use(imabari):
        assert ReceivedEvent.objects.count() == 1
        assert Channel.objects.get(pk=channel.pk).state == ChannelState.ACTIVE
    with use(saijo):
        assert not Delivery.objects.exists()


def test_a_delivery_of_another_account_is_put_aside(channel: Channel, imabari: Tenant, zoom: ZoomSimulator) -> None:
    body = came(zoom).replace(zoom.account.encode(), b"Another-zoom-account01")

    assert post(imabari, path_of(imabari, channel), signed(zoom, body)).status_code == 200
    with use(imabari):
        assert Delivery.objects.get().status == DeliveryStatus.QUARANTINED


def test_what_nobody_signed_is_refused(channel: Channel, imabari: Tenant, zoom: ZoomSimulator) -> None:
    stranger = zoom.sign(came(zoom), secrets=zoom.other_secrets(), at=clock.now())

    assert post(imabari, path_of(imabari, channel), stranger).status_code == 401

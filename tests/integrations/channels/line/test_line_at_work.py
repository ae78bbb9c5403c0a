"""LINE in a city: set up by an administrator, called at the city's own door, answering by the host's own way out."""

from collections.abc import Iterator
from datetime import timedelta

import pytest

from integrations.channels.line.manifest import DATA_HOST, HOST, MANIFEST
from integrations.channels.line.plugin import LineChannel
from integrations.channels.line.simulator import LineSimulator
from mannaka_kit import clock
from mannaka_kit.outbox import subscriptions
from mannaka_sdk import InboundEvent, MediaPart, MessageReceived, SendState
from mannaka_sdk.testing import MemorySink, SentFile, Wrote
from mannaka_sdk.testing.bench import message
from mannaka_tenancy import Tenant, use
from tenants.deliveries.events import WordsArrived
from tenants.deliveries.models import Thread
from tenants.deliveries.selectors import Waiting, waiting_events
from tenants.deliveries.sending import fetch_media, mark_read, send_out
from tenants.plugins.actions.accept_privacy_sheet import accept_privacy_sheet
from tenants.plugins.actions.add_channel import add_channel
from tenants.plugins.actions.configure_channel import configure_channel
from tenants.plugins.actions.probe_channel import probe_channel
from tenants.plugins.asking import ask_account
from tenants.plugins.endpoints import address_of
from tenants.plugins.models import Channel
from tenants.plugins.sheets import edition_of
from tenants.plugins.states import ChannelState, Health
from tests.integrations.channels.line import API
from tests.support.cast import Cast, cast_of
from tests.support.channels import in_the_clear
from tests.support.deliveries import post
from tests.support.simulated import simulated
from tests.support.worker import work_off

SECRETS = in_the_clear(LineSimulator().secrets())
OTHERS = in_the_clear(LineSimulator().other_secrets())
CONFIG = LineSimulator().config().model_dump(mode="json")


@pytest.fixture(autouse=True)
def _a_demonstration_to_which_nobody_listens(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the simulator answer, and leave out the rooms above the door."""
    monkeypatch.setitem(subscriptions._tasks, WordsArrived, [])
    monkeypatch.setattr("tenants.plugins.calling.is_demo", lambda _city: True)


@pytest.fixture
def here(db: None, imabari: Tenant) -> Cast:
    return cast_of(imabari)


def set_up(cast: Cast, secrets: dict[str, str]) -> Channel:
    """Do what an administrator does on the screens; call it inside of the city, where LINE is served."""
    actor, at = cast.mio, clock.now()
    channel = add_channel(plugin_id=MANIFEST.id, label="LINE", actor=actor, at=at)
    channel = accept_privacy_sheet(channel=channel, seen=edition_of(LineChannel.manifest), actor=actor, at=at)
    channel = configure_channel(channel=channel, config=CONFIG, secrets=secrets, actor=actor, at=at)
    return probe_channel(channel=channel, report=ask_account(actor, channel), actor=actor, at=at)


def wrote(number: int = 1) -> Wrote:
    at = clock.now() + timedelta(milliseconds=number)
    return Wrote(event_id=f"01KAJ{number}", at=at, message_id=f"58{number}", text="家賃のことで相談したい")


def delivered(city: Tenant, address: str, line: LineSimulator, *happened: Wrote | SentFile) -> int:
    """Have LINE call the city, and return what it was answered."""
    request = line.sign(line.body(*happened), secrets=line.secrets(), at=clock.now())
    path = "/" + address.split("/", 3)[3]
    return post(city, path, request).status_code


def waiting(channel: Channel) -> list[Waiting]:
    return waiting_events(channel_id=channel.pk, thread_id=Thread.objects.get(channel=channel).pk)


Talked = tuple[Channel, list[MessageReceived], InboundEvent]
PICTURE = b"\x89PNG" * 500


def shown(number: int = 2) -> SentFile:
    at = clock.now() + timedelta(seconds=number)
    return SentFile(
        event_id=f"01KAJ{number}", at=at, message_id=f"58{number}", name="", media_type="image/png", content=PICTURE
    )


@pytest.fixture
def line() -> Iterator[LineSimulator]:
    """Serve LINE, and hold every request to its contract."""
    found = LineSimulator(clock=clock.now)
    with simulated({HOST: found, DATA_HOST: found}) as service:
        yield found
    for request in service.requests:
        API.check_request(request)


@pytest.fixture
def talked(here: Cast, imabari: Tenant, line: LineSimulator) -> Talked:
    """Return a channel that was set up, and what a citizen wrote there, told twice by LINE."""
    with use(imabari):
        channel = set_up(here, SECRETS)
        assert (channel.state, channel.health) == (ChannelState.WAITING, Health.WORKING)
        address = address_of(channel)
        assert delivered(imabari, address, line) == 200  # LINE's button "Verify"
        assert [delivered(imabari, address, line, wrote(), shown()) for _twice in range(2)] == [200, 200]
    work_off(imabari, at=clock.now() + timedelta(seconds=5))
    with use(imabari):
        events = [each.event for each in waiting(channel)]
    return channel, [each.body for each in events if isinstance(each.body, MessageReceived)], events[0]


def test_what_a_citizen_writes_comes_once_and_begins_the_channel(talked: Talked, imabari: Tenant) -> None:
    channel, bodies, _first = talked
    with use(imabari):
        channel.refresh_from_db()

    assert channel.state == ChannelState.ACTIVE
    assert channel.account_id == LineSimulator().account
    assert [each.message_id for each in bodies] == ["581", "582"]


def test_a_citizen_is_answered_with_the_free_reply_and_sees_it_read(
    talked: Talked, imabari: Tenant, line: LineSimulator
) -> None:
    channel, bodies, first = talked
    with use(imabari):
        answer = message("受け付けました。", to="person-1", reply=first.reply)
        result = send_out(channel_id=channel.pk, message=answer)
        mark_read(channel_id=channel.pk, read_token=bodies[0].read_token)

    assert (result.state, result.cost_units) == (SendState.ACCEPTED, 0)
    assert [(each.text, bool(each.reply_token)) for each in line.received] == [("受け付けました。", True)]
    assert line.read == ["581"]


def test_a_picture_is_brought_through_the_hosts_own_way_out(talked: Talked, imabari: Tenant) -> None:
    channel, bodies, _first = talked
    media, sink = bodies[1].parts[0], MemorySink()
    assert isinstance(media, MediaPart)
    with use(imabari):
        fetch_media(channel_id=channel.pk, media=media, sink=sink)

    assert sink.content == PICTURE


def test_a_call_for_one_city_is_none_for_another(
    here: Cast, imabari: Tenant, saijo: Tenant, line: LineSimulator
) -> None:
    with use(imabari):
        address = address_of(set_up(here, SECRETS))
    cast = cast_of(saijo)
    with use(saijo):
        theirs = set_up(cast, OTHERS)
        other_address = address_of(theirs)
    assert theirs.state == ChannelState.DRAFT  # LINE does not know their secret
    with use(saijo):
        Channel.objects.filter(pk=theirs.pk).update(state=ChannelState.ACTIVE)

    assert delivered(saijo, address, line, wrote()) == 404
    assert delivered(saijo, other_address, line, wrote()) == 401
    assert delivered(imabari, address, line, wrote()) == 200
    with use(saijo):
        assert Thread.objects.count() == 0

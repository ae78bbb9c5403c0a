"""Mail in two cities: set up by administrators, polled by the host over its own connections, answered, reported on."""

from collections.abc import Callable
from datetime import timedelta

import pytest
import time_machine

from integrations.channels.mail.manifest import MANIFEST
from integrations.channels.mail.plugin import MailChannel
from integrations.channels.mail.reading.mail import read_mail
from integrations.channels.mail.simulator import IMAP, SMTP, MailSimulator
from mannaka_kit import clock
from mannaka_kit.outbox import subscriptions
from mannaka_sdk import DeliveryState, DeliveryUpdated, InboundEvent, MediaPart, MessageReceived
from mannaka_sdk.simulation import SentFile
from mannaka_sdk.testing import MemorySink, Wire, WireLines
from mannaka_tenancy import Tenant, use
from tenants.deliveries.actions.begin_poll import EVERY
from tenants.deliveries.events import WordsArrived
from tenants.deliveries.models import ReceivedEvent, Thread
from tenants.deliveries.polling import poll_due
from tenants.deliveries.selectors import waiting_events
from tenants.deliveries.sending import fetch_media, send_out
from tenants.plugins.actions.accept_privacy_sheet import accept_privacy_sheet
from tenants.plugins.actions.add_channel import add_channel
from tenants.plugins.actions.configure_channel import configure_channel
from tenants.plugins.actions.probe_channel import probe_channel
from tenants.plugins.asking import ask_account
from tenants.plugins.models import Channel
from tenants.plugins.sheets import edition_of
from tenants.plugins.states import ChannelState, Health
from tests.integrations.channels.mail.bench import mail, outbound, words
from tests.integrations.channels.mail.judging import NOW
from tests.integrations.channels.mail.test_reports import report
from tests.support.cast import Cast, cast_of
from tests.support.channels import in_the_clear

Serve = Callable[[MailSimulator], None]
HANAKO = "hanako@example.jp"


@pytest.fixture(autouse=True)
def _nobody_listens(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave out the rooms above the door."""
    monkeypatch.setitem(subscriptions._tasks, WordsArrived, [])


@pytest.fixture
def serve(monkeypatch: pytest.MonkeyPatch) -> Serve:
    """Return what leads the host's connections to a simulator."""

    def lead_to(simulator: MailSimulator) -> None:
        lines = WireLines(Wire(simulator, frozenset()), frozenset({IMAP, SMTP}))
        monkeypatch.setattr("tenants.plugins.calling.lines_for", lambda *_: lines)

    return lead_to


@pytest.fixture
def here(db: None, imabari: Tenant) -> Cast:
    return cast_of(imabari)


def set_up(cast: Cast) -> Channel:
    """Do what an administrator does on the screens; call it inside of the city."""
    actor, at, usual = cast.mio, clock.now(), MailSimulator()
    channel = add_channel(plugin_id=MANIFEST.id, label="相談メール", actor=actor, at=at)
    channel = accept_privacy_sheet(channel=channel, seen=edition_of(MailChannel.manifest), actor=actor, at=at)
    config, secrets = usual.config().model_dump(mode="json"), in_the_clear(usual.secrets())
    channel = configure_channel(channel=channel, config=config, secrets=secrets, actor=actor, at=at)
    return probe_channel(channel=channel, report=ask_account(actor, channel), actor=actor, at=at)


def polled_later(minutes: int) -> None:
    """Have the host ask at its next turn."""
    with time_machine.travel(clock.now() + minutes * (EVERY + timedelta(seconds=1))):
        assert poll_due() == 1


def waiting_in(channel: Channel, conversation: str) -> list[InboundEvent]:
    """Return what waits in a conversation."""
    thread = Thread.objects.get(channel=channel, external_id=conversation)
    return [each.event for each in waiting_events(channel_id=channel.pk, thread_id=thread.pk)]


def the_only_one(channel: Channel) -> InboundEvent:
    """Return what waits in the one conversation that there is."""
    (thread,) = Thread.objects.filter(channel=channel)
    (event,) = waiting_in(channel, thread.external_id)
    return event


def test_a_citizens_mail_comes_in_and_begins_the_channel(here: Cast, imabari: Tenant, serve: Serve) -> None:
    city = MailSimulator()
    serve(city)
    picture = SentFile(
        event_id="e", at=clock.now(), message_id="f", name="図.png", media_type="image/png", content=b"PNG"
    )
    with use(imabari):
        channel = set_up(here)
        assert (channel.account_id, channel.health) == (city.account, Health.WORKING)
        polled_later(0)
        city.happen(picture)
        polled_later(1)
        channel.refresh_from_db()
        event = the_only_one(channel)
        assert isinstance(event.body, MessageReceived)
        (media,) = event.body.parts
        assert isinstance(media, MediaPart)
        into = MemorySink()
        fetch_media(channel_id=channel.pk, media=media, sink=into)

    assert channel.state == ChannelState.ACTIVE
    assert into.content == b"PNG"


def test_an_answer_leaves_once_and_what_follows_comes_home(here: Cast, imabari: Tenant, serve: Serve) -> None:
    city = MailSimulator()
    serve(city)
    with use(imabari):
        channel = set_up(here)
        polled_later(0)
        city.mailbox.put(mail("家賃のことで", sender=HANAKO, Message_ID="<a@example.jp>"), clock.now())
        polled_later(1)
        conversation = the_only_one(channel).conversation.id
        answer = outbound("お返事です。", to=HANAKO, conversation=conversation)
        for _ in range(2):
            send_out(channel_id=channel.pk, message=answer)
        (taken,) = city.post.taken
        ours = read_mail(taken.raw, received_at=NOW)
        city.mailbox.put(mail("ありがとう", sender=HANAKO, In_Reply_To=f"<{ours.message_id}>"), clock.now())
        city.mailbox.put(report(ours.message_id), clock.now())
        polled_later(2)
        first, second, failed = sorted(waiting_in(channel, conversation), key=words, reverse=True)
        assert [words(first), words(second)] == ["家賃のことで", "ありがとう"]

    assert isinstance(failed.body, DeliveryUpdated)
    assert (failed.body.provider_id, failed.body.state) == (str(answer.id), DeliveryState.FAILED)


def test_what_one_city_gets_is_nowhere_in_another(here: Cast, imabari: Tenant, saijo: Tenant, serve: Serve) -> None:
    city = MailSimulator()
    serve(city)
    with use(imabari):
        set_up(here)
        polled_later(0)
        city.mailbox.put(mail("x"), clock.now())
        polled_later(1)
        assert ReceivedEvent.objects.count() == 1
    with use(saijo):
        assert poll_due() == 0
        assert not ReceivedEvent.objects.exists()

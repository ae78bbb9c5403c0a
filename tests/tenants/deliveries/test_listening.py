"""Services that tell at once are asked at once, and by nobody twice."""

from datetime import timedelta

import pytest
import time_machine

from integrations.channels.mail.plugin import MailChannel
from integrations.channels.mail.settings import Way
from integrations.channels.mail.simulated_imap import ImapServer
from integrations.channels.mail.simulator import IMAP, SMTP, MailSimulator
from mannaka_kit import clock
from mannaka_sdk import PermanentError
from mannaka_sdk.testing import Wire, WireLines
from mannaka_tenancy import Tenant, use
from tenants.deliveries.listening import channels_to_listen_to, listen
from tenants.deliveries.models import ReceivedEvent
from tenants.deliveries.polling import poll
from tenants.plugins.models import Channel
from tenants.plugins.states import ChannelState
from tests.integrations.channels.mail.bench import mail
from tests.support.cast import Cast
from tests.support.mail_channels import a_mail_channel


@pytest.fixture
def servers(monkeypatch: pytest.MonkeyPatch) -> MailSimulator:
    simulator = MailSimulator()
    lines = WireLines(Wire(simulator, frozenset()), frozenset({IMAP, SMTP}))
    monkeypatch.setattr("tenants.plugins.calling.lines_for", lambda *_: lines)
    return simulator


@pytest.fixture
def channel(here: Cast, imabari: Tenant) -> Channel:
    with use(imabari):
        fetched = {"way": Way.MAILBOX, "imap_host": IMAP, "imap_user": "soudan"}
        return a_mail_channel(here.users["mio"], "soudan@city.imabari.example.jp", changes=fetched)


def test_news_are_fetched_although_the_minute_is_not_over(
    channel: Channel, imabari: Tenant, servers: MailSimulator, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def told(*_: object) -> bool:
        servers.mailbox.put(mail("x"), clock.now())
        return True

    monkeypatch.setattr(MailChannel, "wait_for_news", told)
    with use(imabari):
        assert poll(channel)
        assert not poll(channel)
        with time_machine.travel(clock.now() + timedelta(seconds=2)):
            assert listen(channel.pk, within_s=1)
        assert ReceivedEvent.objects.count() == 1


def test_without_news_nobody_is_asked(
    channel: Channel, imabari: Tenant, servers: MailSimulator, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def silent(*_: object) -> bool:
        return False

    monkeypatch.setattr(MailChannel, "wait_for_news", silent)
    with use(imabari):
        assert not listen(channel.pk, within_s=1)
        assert poll(channel)


def test_a_server_that_tells_nothing_says_so(
    channel: Channel, imabari: Tenant, servers: MailSimulator, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ImapServer, "_capabilities", lambda _: b"IMAP4rev1 AUTH=PLAIN")
    with use(imabari), pytest.raises(PermanentError):
        listen(channel.pk, within_s=1)


def test_only_channels_at_work_are_listened_to(channel: Channel, imabari: Tenant) -> None:
    with use(imabari):
        assert channels_to_listen_to() == [channel.pk]
        Channel.objects.update(state=ChannelState.PAUSED)
        assert channels_to_listen_to() == []
        assert not listen(channel.pk, within_s=1)

"""Mails that other servers hand over: taken for the cities' own addresses, written down before 250, never passed on."""

import smtplib
import ssl
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import OperationalError

from integrations.channels.mail.settings import Way
from mannaka.mail import peers, receiver
from mannaka_kit import clock
from mannaka_sdk import MediaPart, MessageReceived
from mannaka_sdk.testing import MemorySink
from mannaka_tenancy import Tenant, use
from tenants.deliveries.actions.read_delivery import read_delivery
from tenants.deliveries.models import Delivery, Thread
from tenants.deliveries.selectors import waiting_events
from tenants.deliveries.sending import fetch_media
from tenants.deliveries.states import DeliveryStatus
from tenants.plugins.models import Channel
from tenants.plugins.states import ChannelState
from tests.integrations.channels.mail.bench import mail, words
from tests.support.cast import cast_of
from tests.support.mail_channels import a_mail_channel, taking_mails
from tests.support.mail_servers import certified

IMABARI, SAIJO = "soudan@imabari.example.jp", "soudan@saijo.example.jp"
HANAKO = "a..b@docomo.ne.jp"
FILE = (
    b"From: <hanako@example.jp>\r\nMessage-ID: <f@x>\r\nContent-Type: image/png; name=a.png\r\n"
    b"Content-Transfer-Encoding: base64\r\n\r\nUE5H\r\n"
)


@pytest.fixture
def port(committed_db: None, imabari: Tenant, saijo: Tenant) -> Iterator[int]:
    """Take mails for a channel of each city."""
    for city, address in ((imabari, IMABARI), (saijo, SAIJO)):
        with use(city):
            a_mail_channel(cast_of(city).users["mio"], address)
    with taking_mails({"imabari.example.jp": imabari.code, "saijo.example.jp": saijo.code}) as found:
        yield found


def handed(port: int, raw: bytes, *to: str, sender: str = HANAKO) -> tuple[int, bytes]:
    """Hand a mail over as another server does, and return the last answer."""
    with smtplib.SMTP("127.0.0.1", port, timeout=20) as smtp:
        smtp.ehlo("mx.example.net")
        smtp.mail(sender)
        answers = [smtp.rcpt(each) for each in to]
        refused = [each for each in answers if each[0] != 250]
        return refused[0] if refused else smtp.data(raw)


def kept(city: Tenant) -> list[Delivery]:
    with use(city):
        return list(Delivery.objects.order_by("pk"))


def test_each_citys_mail_is_kept_in_that_city_and_read_there(port: int, imabari: Tenant, saijo: Tenant) -> None:
    assert handed(port, mail("家賃のことで", sender=HANAKO), IMABARI)[0] == 250
    assert handed(port, mail("水道のことで", sender=HANAKO), SAIJO.upper())[0] == 250

    for city, said in ((imabari, "家賃のことで"), (saijo, "水道のことで")):
        (delivery,) = kept(city)
        with use(city):
            read_delivery(delivery_id=delivery.pk, at=clock.now())
            thread = Thread.objects.get()
            (waiting,) = waiting_events(channel_id=delivery.channel_id, thread_id=thread.pk)
        assert words(waiting.event) == said
        assert waiting.event.sender is not None
        assert waiting.event.sender.id == HANAKO


def test_a_mail_for_two_cities_is_kept_in_both_and_its_file_is_brought(
    port: int, imabari: Tenant, saijo: Tenant
) -> None:
    assert handed(port, FILE, IMABARI, SAIJO)[0] == 250
    (delivery,) = kept(imabari)
    assert len(kept(saijo)) == 1

    with use(imabari):
        read_delivery(delivery_id=delivery.pk, at=clock.now())
        (waiting,) = waiting_events(channel_id=delivery.channel_id, thread_id=Thread.objects.get().pk)
        assert isinstance(waiting.event.body, MessageReceived)
        (media,) = waiting.event.body.parts
        assert isinstance(media, MediaPart)
        into = MemorySink()
        info = fetch_media(channel_id=delivery.channel_id, media=media, sink=into)
    assert (into.content, info.name) == (b"PNG", "a.png")


def test_whoever_is_none_of_ours_gets_no_mail_and_nothing_is_passed_on(port: int, imabari: Tenant) -> None:
    for address in ("who@imabari.example.jp", "soudan@elsewhere.example.jp", "soudan", f"{IMABARI}.evil.jp"):
        assert handed(port, mail("x"), address)[0] // 100 == 5
    assert not kept(imabari)


def test_servers_may_go_on_encrypted_and_nothing_they_say_is_logged(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    found = certified(tmp_path).path
    for name in ("tls.crt", "tls.key"):
        (tmp_path / name).write_bytes(found.read_bytes())
    with taking_mails({}, certificate=tmp_path) as port, smtplib.SMTP("localhost", port, timeout=20) as smtp:
        smtp.starttls(context=ssl.create_default_context(cafile=str(found)))
        smtp.ehlo("mx.example.net")
        assert not smtp.has_extn("auth")
        smtp.mail(HANAKO)
        assert smtp.rcpt(IMABARI)[0] == 550

    assert HANAKO not in caplog.text
    assert IMABARI not in caplog.text


def test_a_mailbox_that_is_fetched_takes_no_mail_and_a_paused_channel_only_counts_it(
    port: int, imabari: Tenant
) -> None:
    with use(imabari):
        Channel.objects.update(state=ChannelState.PAUSED)
    assert handed(port, mail("x"), f"soudan+sign@{IMABARI.partition('@')[2]}")[0] == 250
    (dropped,) = kept(imabari)
    assert (dropped.status, bytes(dropped.sealed)) == (DeliveryStatus.DROPPED, b"")

    with use(imabari):
        for channel in Channel.objects.all():
            channel.config = channel.config | {"way": Way.MAILBOX.value}
            channel.save(update_fields=["config"])
    assert handed(port, mail("x"), IMABARI)[0] == 550


def test_while_the_database_is_away_the_server_is_asked_to_come_again(
    port: int, imabari: Tenant, monkeypatch: pytest.MonkeyPatch
) -> None:
    def away(*_: object, **__: object) -> bool:
        raise OperationalError

    with monkeypatch.context() as patched:
        patched.setattr(receiver, "take_mail", away)
        assert handed(port, mail("x"), IMABARI)[0] == 451
        patched.setattr(receiver, "channel_of", away)
        assert handed(port, mail("x"), IMABARI)[0] == 451
    assert handed(port, mail("x"), IMABARI)[0] == 250
    assert len(kept(imabari)) == 1


def test_too_large_too_often_and_too_many_are_told_so(
    port: int, imabari: Tenant, monkeypatch: pytest.MonkeyPatch
) -> None:
    with smtplib.SMTP("127.0.0.1", port, timeout=20) as smtp:
        smtp.ehlo("mx.example.net")
        assert smtp.mail(HANAKO, ["SIZE=99999999"])[0] == 552
        assert not smtp.has_extn("auth")
    monkeypatch.setattr(receiver, "MOST_RECIPIENTS", 1)
    assert handed(port, mail("x"), IMABARI, SAIJO)[0] == 452
    monkeypatch.setattr(peers, "MOST_A_MINUTE", 1)
    with smtplib.SMTP("127.0.0.1", port, timeout=20) as smtp:
        smtp.ehlo("mx.example.net")
        assert smtp.mail(HANAKO)[0] == 450
    assert not kept(imabari)


def test_bytes_that_are_no_text_cost_no_mail_and_hold_up_none(port: int, imabari: Tenant, saijo: Tenant) -> None:
    broken = (
        b"From: \xff\xfe <hanako@example.jp>\r\nSubject: \x82\xa0\xff\r\nMessage-ID: <b@x>\r\n"
        b"Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
        b"HELP \xff\xfe\x80\xc3\x28\r\n"
    )
    assert handed(port, broken, IMABARI, sender="hanako@example.jp")[0] == 250
    assert handed(port, mail("家賃のことで", sender=HANAKO), IMABARI)[0] == 250

    said = []
    for delivery in kept(imabari):
        with use(imabari):
            read_delivery(delivery_id=delivery.pk, at=clock.now())
            delivery.refresh_from_db()
            assert delivery.status == DeliveryStatus.READ
    with use(imabari):
        for thread in Thread.objects.order_by("pk"):
            said += [words(each.event) for each in waiting_events(channel_id=delivery.channel_id, thread_id=thread.pk)]
    assert any(told.startswith("HELP ") for told in said)
    assert "家賃のことで" in said
    assert kept(saijo) == []

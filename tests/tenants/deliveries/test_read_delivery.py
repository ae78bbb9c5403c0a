"""What a task makes of a delivery: events once each, or a reason in words."""

from random import Random
from typing import Any

import pytest
from django.db import DatabaseError

from integrations.channels.echo.plugin import EchoChannel
from mannaka_kit import clock
from mannaka_sdk import MessageReceived, Opaque
from mannaka_sdk.simulation import DidSomethingNew
from mannaka_tenancy import Tenant, use
from tenants.deliveries.actions.finish_event import finish_event
from tenants.deliveries.actions.read_delivery import read_delivery
from tenants.deliveries.models import Delivery, ReceivedEvent, Thread
from tenants.deliveries.selectors import waiting_events
from tenants.deliveries.states import DeliveryStatus, EventStatus, Failure
from tenants.plugins.models import Channel
from tenants.plugins.states import ChannelState
from tests.support.deliveries import Line, post, wrote
from tests.support.worker import work_off
from tests.tenants.deliveries.conftest import arrivals


def read_all() -> None:
    for delivery in Delivery.objects.filter(status=DeliveryStatus.STORED).order_by("pk"):
        read_delivery(delivery_id=delivery.pk, at=clock.now())


def words(line: Line) -> list[str]:
    thread = Thread.objects.get()
    found = waiting_events(channel_id=line.channel.pk, thread_id=thread.pk)
    bodies = [each.event.body for each in found]
    return [body.parts[0].text for body in bodies if isinstance(body, MessageReceived)]  # type: ignore[union-attr]  # texts alone


def test_a_delivery_becomes_sealed_events_and_one_arrival_for_each_conversation(
    line: Line, imabari: Tenant, told: None
) -> None:
    line.deliver(wrote(1), wrote(2), wrote(3, person="person-2"))

    with use(imabari):
        read_all()
        delivery = Delivery.objects.get()
        assert (delivery.status, delivery.events_told, delivery.tries) == (DeliveryStatus.READ, 3, 1)
        rows = list(ReceivedEvent.objects.all())
        assert [row.event_id for row in rows] == ["event-1", "event-2", "event-3"]
        assert not any("person" in row.sealed or "相談" in row.sealed for row in rows)
        threads = [{"channel_id": line.channel.pk, "thread_id": each.pk} for each in Thread.objects.order_by("pk")]
        assert arrivals() == threads
        assert len(threads) == 2


def test_a_worker_reads_what_the_door_kept(line: Line, imabari: Tenant, saijo: Tenant) -> None:
    line.deliver(wrote())

    assert work_off(imabari) == 1

    with use(imabari):
        assert words(line) == ["相談したいことがあります。"]
    with use(saijo):
        assert not ReceivedEvent.objects.exists()


def test_what_comes_twice_and_out_of_order_is_there_once_and_in_order(line: Line, imabari: Tenant) -> None:
    sent = [line.signed(wrote(number, text=f"{number}つめ")) for number in range(1, 9)]
    shuffled = sent * 2
    Random(7).shuffle(shuffled)  # noqa: S311 - the same order each time

    for request in shuffled:
        assert post(imabari, line.path, request).status_code == 200

    with use(imabari):
        read_all()
        assert words(line) == [f"{number}つめ" for number in range(1, 9)]


def test_an_event_that_was_taken_in_does_not_come_back_with_its_repetition(line: Line, imabari: Tenant) -> None:
    line.deliver(wrote())
    with use(imabari):
        read_all()
        finish_event(row_id=ReceivedEvent.objects.get().pk, at=clock.now())

    line.deliver(wrote())

    with use(imabari):
        read_all()
        assert ReceivedEvent.objects.get().status == EventStatus.DONE


def test_a_task_that_comes_twice_reads_once(line: Line, imabari: Tenant, told: None) -> None:
    line.deliver(wrote())

    with use(imabari):
        delivery = Delivery.objects.get()
        for _time in range(2):
            read_delivery(delivery_id=delivery.pk, at=clock.now())
        delivery.refresh_from_db()
        assert delivery.tries == 1
        assert len(arrivals()) == 1


def test_the_first_delivery_that_is_read_puts_the_channel_in_use(line: Line, imabari: Tenant) -> None:
    with use(imabari):
        Channel.objects.update(state=ChannelState.WAITING)
    line.deliver(wrote())

    with use(imabari):
        read_all()
        channel = line.fresh()
        assert (channel.state, channel.heard_at is None) == (ChannelState.ACTIVE, False)


def test_what_the_plugin_does_not_know_is_kept(line: Line, imabari: Tenant) -> None:
    line.deliver(DidSomethingNew(event_id="event-1", at=clock.now()))

    with use(imabari):
        read_all()
        assert ReceivedEvent.objects.get().kind == "opaque"
        (waiting,) = waiting_events(channel_id=line.channel.pk, thread_id=Thread.objects.get().pk)
        assert isinstance(waiting.event.body, Opaque)
        assert waiting.event.raw["type"] == "reaction"


def test_an_id_with_a_sign_that_the_database_does_not_take_costs_no_message(line: Line, imabari: Tenant) -> None:
    body = line.service.body(wrote(person="per\x00son"))
    post(imabari, line.path, line.sealed(body))

    with use(imabari):
        read_all()
        assert words(line) == ["相談したいことがあります。"]


def test_what_is_not_of_the_services_form_is_a_dead_letter(line: Line, imabari: Tenant) -> None:
    post(imabari, line.path, line.sealed(b"\xff\xfe no json"))

    with use(imabari):
        read_all()
        delivery = Delivery.objects.get()
        assert (delivery.status, delivery.failure) == (DeliveryStatus.UNREADABLE, Failure.NOT_READABLE)
        assert bytes(delivery.sealed)


def test_whatever_a_plugin_raises_is_a_dead_letter_whose_log_says_no_word_of_it(
    line: Line, imabari: Tenant, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(*_args: object) -> None:
        raise RuntimeError("夫に知られずに相談したい")

    monkeypatch.setattr(EchoChannel, "parse", fail)
    line.deliver(wrote())

    with use(imabari):
        read_all()
        assert Delivery.objects.get().failure == Failure.PLUGIN_FAULT
    said = "".join(capsys.readouterr())
    assert "夫に" not in said


def test_a_plugin_that_is_gone_or_settings_that_do_not_fit_are_told_apart(line: Line, imabari: Tenant) -> None:
    changes: list[tuple[dict[str, Any], str]] = [
        ({"plugin_id": "jp.example.gone"}, Failure.PLUGIN_MISSING),
        ({"config_version": 9}, Failure.SETTINGS_WRONG),
    ]
    for number, (change, failure) in enumerate(changes):
        line.deliver(wrote(number + 1))
        with use(imabari):
            before = {name: getattr(line.channel, name) for name in change}
            Channel.objects.update(**change)
            read_all()
            Channel.objects.update(**before)
            assert Delivery.objects.latest("pk").failure == failure


def test_a_content_that_was_altered_is_told(line: Line, imabari: Tenant) -> None:
    line.deliver(wrote())

    with use(imabari):
        Delivery.objects.update(sealed=b"m1b\x00 altered")
        read_all()
        assert Delivery.objects.get().failure == Failure.SEAL_BROKEN


def test_a_lost_database_is_tried_again_and_is_no_dead_letter(
    line: Line, imabari: Tenant, monkeypatch: pytest.MonkeyPatch
) -> None:
    def lost(*_args: object) -> None:
        raise DatabaseError("gone")

    line.deliver(wrote())
    with monkeypatch.context() as patch:
        patch.setattr("tenants.deliveries.actions.read_delivery.load", lost)
        with use(imabari), pytest.raises(DatabaseError):
            read_delivery(delivery_id=Delivery.objects.get().pk, at=clock.now())

    assert work_off(imabari) >= 1
    with use(imabari):
        assert Delivery.objects.get().status == DeliveryStatus.READ

"""An administrator has read again what was put aside, and nothing else."""

import pytest

from integrations.channels.echo.plugin import EchoChannel
from mannaka_kit import clock
from mannaka_kit.audit.models import Entry
from mannaka_kit.errors import NotAllowedError
from mannaka_tenancy import Tenant, use
from tenants.deliveries.actions.give_up_event import give_up_event
from tenants.deliveries.actions.replay_delivery import replay_delivery
from tenants.deliveries.actions.replay_event import replay_event
from tenants.deliveries.errors import (
    ContentGoneError,
    DeliveryNotFoundError,
    EventNotFoundError,
    NothingToReplayError,
)
from tenants.deliveries.models import Delivery, ReceivedEvent
from tenants.deliveries.states import DeliveryStatus, EventStatus
from tenants.plugins.models import Channel
from tests.support.cast import Cast
from tests.support.deliveries import Line, wrote
from tests.support.worker import work_off
from tests.tenants.deliveries.conftest import arrivals


def test_what_a_fault_kept_from_being_read_is_read_after_it_was_mended(
    line: Line, here: Cast, imabari: Tenant, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(EchoChannel, "parse", lambda *_args: int("a vendor's fault"))
        line.deliver(wrote())
        work_off(imabari)
    with use(imabari):
        delivery = Delivery.objects.get()
        assert delivery.status == DeliveryStatus.UNREADABLE
        replay_delivery(delivery_id=delivery.pk, actor=here.mio, at=clock.now())
        entry = Entry.objects.get(action="delivery.replayed")
        assert (entry.details["channel"], entry.details["reason"]) == (line.channel.pk, "plugin_fault")

    work_off(imabari)

    with use(imabari):
        delivery.refresh_from_db()
        assert (delivery.status, delivery.tries, delivery.failure) == (DeliveryStatus.READ, 2, "")
        assert ReceivedEvent.objects.get().event_id == "event-1"


def test_what_named_another_account_is_read_on_an_administrators_word(line: Line, here: Cast, imabari: Tenant) -> None:
    with use(imabari):
        Channel.objects.update(account_id="acc_other")
    line.deliver(wrote())
    with use(imabari):
        replay_delivery(delivery_id=Delivery.objects.get().pk, actor=here.mio, at=clock.now())

    work_off(imabari)

    with use(imabari):
        assert Delivery.objects.get().status == DeliveryStatus.READ


def test_nobody_else_has_it_read_again_and_what_was_read_stays(line: Line, here: Cast, imabari: Tenant) -> None:
    line.deliver(wrote())
    with use(imabari):
        delivery = Delivery.objects.get()
        for actor in (here.aoi, here.ren, here.sora):
            with pytest.raises(NotAllowedError):
                replay_delivery(delivery_id=delivery.pk, actor=actor, at=clock.now())
        with pytest.raises(NothingToReplayError):
            replay_delivery(delivery_id=delivery.pk, actor=here.mio, at=clock.now())
        with pytest.raises(DeliveryNotFoundError):
            replay_delivery(delivery_id=delivery.pk + 999, actor=here.mio, at=clock.now())
        assert not Entry.objects.filter(action="delivery.replayed").exists()


def test_an_event_that_was_given_up_waits_again_and_is_told_of(
    line: Line, here: Cast, imabari: Tenant, told: None
) -> None:
    line.deliver(wrote())
    with use(imabari):
        from tenants.deliveries.actions.read_delivery import read_delivery

        read_delivery(delivery_id=Delivery.objects.get().pk, at=clock.now())
        event = ReceivedEvent.objects.get()
        with pytest.raises(NothingToReplayError):
            replay_event(row_id=event.pk, actor=here.mio, at=clock.now())
        give_up_event(row_id=event.pk, reason="no_room", at=clock.now())
        with pytest.raises(NotAllowedError):
            replay_event(row_id=event.pk, actor=here.aoi, at=clock.now())
        replay_event(row_id=event.pk, actor=here.mio, at=clock.now())
        event.refresh_from_db()
        assert (event.status, event.reason, event.ended_at) == (EventStatus.WAITING, "", None)
        assert len(arrivals()) == 2
        assert Entry.objects.get(action="received_event.replayed").details["reason"] == "no_room"


def test_what_is_no_longer_kept_cannot_wait_again(line: Line, here: Cast, imabari: Tenant) -> None:
    line.deliver(wrote())
    work_off(imabari)
    with use(imabari):
        event = ReceivedEvent.objects.get()
        give_up_event(row_id=event.pk, reason="no_room", at=clock.now())
        ReceivedEvent.objects.update(sealed="")
        with pytest.raises(ContentGoneError):
            replay_event(row_id=event.pk, actor=here.mio, at=clock.now())
        with pytest.raises(EventNotFoundError):
            replay_event(row_id=event.pk + 999, actor=here.mio, at=clock.now())

"""What came in is kept no longer than it is needed, and an event's id longer than its content."""

from datetime import timedelta

import pytest

from mannaka_kit import clock
from mannaka_kit.audit.models import Entry
from mannaka_tenancy import Tenant, use
from tenants.deliveries import purging
from tenants.deliveries.actions.finish_event import finish_event
from tenants.deliveries.models import Delivery, ReceivedEvent
from tenants.deliveries.purging import purge_city
from tenants.deliveries.states import DeliveryStatus, EventStatus, Failure
from tenants.deliveries.tasks import purge_all
from tests.support.deliveries import Line, post, wrote
from tests.support.worker import work_off


def aged(days: int, **of: object) -> None:
    Delivery.objects.filter(**of).update(received_at=clock.now() - timedelta(days=days))


@pytest.mark.parametrize(
    ("status", "failure", "days", "is_kept"),
    [
        (DeliveryStatus.READ, "", 29, True),
        (DeliveryStatus.READ, "", 31, False),
        (DeliveryStatus.DROPPED, "", 31, False),
        (DeliveryStatus.UNREADABLE, Failure.NOT_READABLE, 89, True),
        (DeliveryStatus.QUARANTINED, Failure.OTHER_ACCOUNT, 91, False),
    ],
)
def test_deliveries_go_in_their_time(
    line: Line, imabari: Tenant, status: str, failure: str, days: int, is_kept: bool
) -> None:
    line.deliver(wrote())
    with use(imabari):
        Delivery.objects.update(status=status, failure=failure)
        aged(days)
        purge_city()
        assert Delivery.objects.exists() == is_kept


def test_an_events_content_goes_and_a_late_repetition_is_still_known(line: Line, imabari: Tenant) -> None:
    sent = line.signed(wrote())
    post(imabari, line.path, sent)
    work_off(imabari)
    with use(imabari):
        event = ReceivedEvent.objects.get()
        finish_event(row_id=event.pk, at=clock.now() - timedelta(days=31))
        aged(31)
        purge_city()
        event.refresh_from_db()
        assert (event.sealed, event.delivery_id) == ("", None)
        assert Entry.objects.get(action="delivery.purged").details["count"] == 2
    post(imabari, line.path, sent)
    work_off(imabari)
    with use(imabari):
        assert ReceivedEvent.objects.get().status == EventStatus.DONE


def test_what_still_waits_keeps_its_content(line: Line, imabari: Tenant) -> None:
    line.deliver(wrote())
    work_off(imabari)
    with use(imabari):
        aged(400)
        purge_city()
        assert ReceivedEvent.objects.get().sealed


def test_what_no_worker_came_to_an_end_with_is_put_aside(line: Line, imabari: Tenant) -> None:
    line.deliver(wrote(1))
    line.deliver(wrote(2))
    with use(imabari):
        first, second = Delivery.objects.order_by("pk")
        aged(1, pk=first.pk)
        purge_city()
        first.refresh_from_db()
        second.refresh_from_db()
        assert (first.status, first.failure) == (DeliveryStatus.UNREADABLE, Failure.NEVER_READ)
        assert second.status == DeliveryStatus.STORED


def test_each_time_a_bounded_number_goes(line: Line, imabari: Tenant, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(purging, "AT_ONCE", 1)
    for number in (1, 2):
        line.deliver(wrote(number))
    work_off(imabari)
    with use(imabari):
        aged(31)
    purge_all()
    with use(imabari):
        assert Delivery.objects.count() == 1

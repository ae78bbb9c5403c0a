from datetime import timedelta
from threading import Event
from typing import Any

import pytest
import structlog
import time_machine
from django.db import transaction

from mannaka_kit import clock
from mannaka_kit.outbox import enqueue, pace
from mannaka_kit.outbox.models import OutboxEvent
from mannaka_kit.outbox.relay import BrokerError, Relay, Row, read_status, relay_once, sweep
from mannaka_tenancy import Tenant, use
from tests.mannaka_kit.outbox.conftest import RelayConnection
from tests.mannaka_kit.outbox.happenings import remind

MINUTE = timedelta(minutes=1)


class Broker:
    """Notes what it is given; gives out after `limit` messages."""

    def __init__(self, limit: int = 1_000_000) -> None:
        self.limit = limit
        self.taken: list[Row] = []

    def __call__(self, row: Row) -> None:
        if len(self.taken) >= self.limit:
            raise ConnectionRefusedError
        self.taken.append(row)


def ask(city: Tenant, count: int, *, later: timedelta = timedelta(0)) -> None:
    with use(city), transaction.atomic():
        for number in range(count):
            enqueue(remind, due_at=clock.now() + later, case_id=number)


def finish(city: Tenant, count: int) -> None:
    with use(city), transaction.atomic():
        rows = OutboxEvent.objects.filter(done_at=None, published_at__isnull=False).values_list("pk", flat=True)
        OutboxEvent.objects.filter(pk__in=list(rows[:count])).update(done_at=clock.now())


def test_a_row_is_handed_over_once_with_its_city(relay_login: RelayConnection, imabari: Tenant) -> None:
    ask(imabari, 1)
    broker = Broker()
    assert relay_once(relay_login, broker, cap=10) == 1
    assert relay_once(relay_login, broker, cap=10) == 0
    assert [(row.city_key, row.task, row.kwargs) for row in broker.taken] == [
        (imabari.key, remind.name, {"case_id": 0})
    ]


def test_what_is_not_yet_due_waits(relay_login: RelayConnection, imabari: Tenant) -> None:
    ask(imabari, 1, later=timedelta(days=1))
    assert relay_once(relay_login, Broker(), cap=10) == 0
    with time_machine.travel(clock.now() + timedelta(days=1, seconds=1)):
        assert relay_once(relay_login, Broker(), cap=10) == 1


def test_a_city_with_much_to_do_does_not_keep_the_other_waiting(
    relay_login: RelayConnection, imabari: Tenant, saijo: Tenant
) -> None:
    ask(imabari, 50)
    ask(saijo, 3)
    broker = Broker()
    relay_once(relay_login, broker, cap=10)
    assert [row.city_key for row in broker.taken[:6]].count(saijo.key) == 3
    assert [row.city_key for row in broker.taken].count(imabari.key) == 10


def test_no_city_has_more_than_its_cap_under_way(relay_login: RelayConnection, imabari: Tenant) -> None:
    ask(imabari, 10)
    broker = Broker()
    assert relay_once(relay_login, broker, cap=4) == 4
    assert relay_once(relay_login, broker, cap=4) == 0
    finish(imabari, 3)
    assert relay_once(relay_login, broker, cap=4) == 3
    assert len({row.id for row in broker.taken}) == 7


def test_a_broker_that_gives_out_half_way_gets_the_rest_later(relay_login: RelayConnection, imabari: Tenant) -> None:
    ask(imabari, 5)
    broker = Broker(limit=2)
    with pytest.raises(BrokerError, match="ConnectionRefusedError"):
        relay_once(relay_login, broker, cap=10)
    broker.limit = 100
    assert relay_once(relay_login, broker, cap=10) == 3
    assert len({row.id for row in broker.taken}) == 5


def test_two_relays_do_not_hand_over_the_same_row(
    relay_login: RelayConnection, imabari: Tenant, settings: object
) -> None:
    ask(imabari, 6)
    first, second = Broker(), Broker()

    def second_relay_at_the_same_time(row: Row) -> None:
        import psycopg

        if not first.taken:
            with psycopg.connect(settings.DATABASE_RELAY_URL, autocommit=True) as other:  # type: ignore[attr-defined]
                relay_once(other, second, cap=10)
        first(row)

    relay_once(relay_login, second_relay_at_the_same_time, cap=10)
    assert len(first.taken) == 6
    assert not second.taken


def test_what_was_not_done_in_time_is_sent_again(relay_login: RelayConnection, imabari: Tenant) -> None:
    ask(imabari, 1)
    broker = Broker()
    relay_once(relay_login, broker, cap=10)
    assert sweep(relay_login, resend_after=MINUTE) == 0
    with time_machine.travel(clock.now() + 2 * MINUTE):
        assert sweep(relay_login, resend_after=MINUTE) == 1
        assert relay_once(relay_login, broker, cap=10) == 1
    assert broker.taken[0].id == broker.taken[1].id


def test_what_is_done_is_not_sent_again(relay_login: RelayConnection, imabari: Tenant) -> None:
    ask(imabari, 1)
    relay_once(relay_login, Broker(), cap=10)
    finish(imabari, 1)
    with time_machine.travel(clock.now() + 2 * MINUTE):
        assert sweep(relay_login, resend_after=MINUTE) == 0


def test_a_row_that_a_worker_is_busy_with_is_left_alone(relay_login: RelayConnection, imabari: Tenant) -> None:
    ask(imabari, 1)
    relay_once(relay_login, Broker(), cap=10)
    with use(imabari), transaction.atomic():
        OutboxEvent.objects.update(done_at=clock.now())
        with time_machine.travel(clock.now() + 2 * MINUTE):
            assert sweep(relay_login, resend_after=MINUTE) == 0


def test_each_attempt_waits_longer_and_after_the_last_the_row_is_given_up_and_seen(
    relay_login: RelayConnection, imabari: Tenant
) -> None:
    ask(imabari, 1)
    broker, moment, pauses = Broker(), clock.now(), []
    with structlog.testing.capture_logs() as lines:
        for _ in range(400):
            moment += timedelta(minutes=5)
            with time_machine.travel(moment, tick=False):
                sweep(relay_login, resend_after=MINUTE)
                if relay_once(relay_login, broker, cap=10):
                    pauses.append(moment)
    assert len(broker.taken) == pace.MOST_ATTEMPTS
    assert pauses[-1] - pauses[-2] > pauses[1] - pauses[0]
    status = read_status(relay_login)
    assert (status.waiting, status.in_flight, status.dead) == (0, 0, 1)
    assert [line["city"] for line in lines if line["event"] == "outbox.dead"] == [str(imabari.key)]


def test_done_rows_are_forgotten_after_a_week_and_open_ones_never(
    relay_login: RelayConnection, imabari: Tenant
) -> None:
    ask(imabari, 2)
    relay_once(relay_login, Broker(), cap=1)
    finish(imabari, 1)
    with time_machine.travel(clock.now() + pace.KEEP_DONE + MINUTE):
        sweep(relay_login, resend_after=MINUTE)
    with use(imabari):
        assert [row.done_at for row in OutboxEvent.objects.all()] == [None]


def test_the_state_of_the_outbox_is_seen(relay_login: RelayConnection, imabari: Tenant, saijo: Tenant) -> None:
    ask(imabari, 3)
    ask(saijo, 1)
    relay_once(relay_login, Broker(), cap=1)
    status = read_status(relay_login)
    assert (status.waiting, status.in_flight, status.dead) == (2, 2, 0)
    assert status.oldest_due_at is not None
    assert status.oldest_due_at <= clock.now()


def test_a_relay_at_work_looks_again_at_once_and_an_idle_one_rests() -> None:
    assert pace.pause_after(pace.BATCH, quiet_for=0.0) == 0.0
    assert pace.pause_after(1, quiet_for=0.0) == pace.pause_after(0, quiet_for=1.9) == pace.BUSY_SECONDS
    assert pace.pause_after(0, quiet_for=pace.BUSY_FOR) == pace.POLL_SECONDS


class Rests(Event):
    """Notes how long a relay wants to rest, and ends it after so many turns."""

    def __init__(self, turns: int) -> None:
        super().__init__()
        self.turns = turns
        self.noted: list[float] = []

    def wait(self, timeout: float | None = None) -> bool:
        self.noted.append(timeout or 0.0)
        if len(self.noted) == self.turns:
            self.set()
        return self.is_set()


def test_a_city_whose_share_is_under_way_is_looked_at_again_at_once(
    relay_login: RelayConnection, imabari: Tenant, settings: Any
) -> None:
    ask(imabari, 3)
    relay = Relay(dsn=settings.DATABASE_RELAY_URL, publish=Broker(), cap=1, resend_after=MINUTE)
    relay.stopped = rests = Rests(turns=3)

    relay.run()

    assert rests.noted == [pace.BUSY_SECONDS] * 3


def test_a_relay_without_work_rests_longer(relay_login: RelayConnection, settings: Any) -> None:
    relay = Relay(dsn=settings.DATABASE_RELAY_URL, publish=Broker(), cap=1, resend_after=MINUTE)
    relay.stopped = rests = Rests(turns=2)

    relay.run()

    assert rests.noted == [pace.POLL_SECONDS] * 2

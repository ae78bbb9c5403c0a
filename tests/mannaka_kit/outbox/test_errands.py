"""An errand asks somebody else's server outside of every transaction, one worker at a time."""

import threading
from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.db import connection

from mannaka_kit import clock
from mannaka_kit.outbox.models import OutboxEvent
from mannaka_kit.outbox.relay import sweep
from mannaka_tenancy import Tenant, use
from tests.mannaka_kit.outbox import happenings
from tests.mannaka_kit.outbox.conftest import RelayConnection, count, deliver, happen
from tests.mannaka_kit.outbox.happenings import Server, ServerWanted


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    server = Server()
    monkeypatch.setattr(happenings, "server", server)
    yield server
    server.may_answer.set()


def state(row: OutboxEvent, city: Tenant) -> OutboxEvent:
    with use(city):
        return OutboxEvent.objects.get(pk=row.pk)


def test_the_server_is_asked_outside_of_a_transaction_and_once(
    committed_db: None, imabari: Tenant, server: Server
) -> None:
    (row,) = happen(imabari, ServerWanted(case_id=9))
    for _ in range(3):
        deliver(row)

    assert server.asked == [False]
    assert count(imabari, "server.answered") == 1
    assert state(row, imabari).done_at is not None


def test_a_second_worker_steps_aside_while_the_first_still_asks(
    committed_db: None, imabari: Tenant, server: Server
) -> None:
    (row,) = happen(imabari, ServerWanted(case_id=9))
    server.may_answer.clear()
    first = threading.Thread(target=lambda: (deliver(row), connection.close()))
    first.start()
    while not server.asked:
        first.join(0.02)
    deliver(row)
    assert (server.asked, count(imabari, "server.answered")) == ([False], 0)
    server.may_answer.set()
    first.join(30)

    assert (server.asked, count(imabari, "server.answered")) == ([False], 1)


def test_what_fails_is_put_off_and_asked_again(committed_db: None, imabari: Tenant, server: Server) -> None:
    (row,) = happen(imabari, ServerWanted(case_id=9))
    server.is_away = True
    deliver(row)
    put_off = state(row, imabari)
    server.is_away = False
    deliver(row)

    assert (put_off.last_error, put_off.lent_until, put_off.done_at) == ("StubbornError", None, None)
    assert put_off.due_at > row.due_at
    assert count(imabari, "server.answered") == 1


def test_what_a_dead_worker_held_goes_to_another_when_its_time_is_over(
    relay_login: RelayConnection, imabari: Tenant, server: Server
) -> None:
    (row,) = happen(imabari, ServerWanted(case_id=9))
    long_ago = clock.now() - timedelta(hours=1)
    with use(imabari):
        OutboxEvent.objects.update(published_at=long_ago, lent_until=clock.now() + timedelta(minutes=1))
    deliver(row)
    assert (sweep(relay_login, resend_after=timedelta(minutes=1)), server.asked) == (0, [])
    with use(imabari):
        OutboxEvent.objects.update(lent_until=long_ago)
    assert sweep(relay_login, resend_after=timedelta(minutes=1)) == 1
    deliver(row)

    assert server.asked == [False]


def test_a_city_lends_its_own_rows_alone(db: None, imabari: Tenant, saijo: Tenant) -> None:
    happen(imabari, ServerWanted(case_id=9))
    with use(saijo):
        assert OutboxEvent.objects.update(lent_until=clock.now()) == 0

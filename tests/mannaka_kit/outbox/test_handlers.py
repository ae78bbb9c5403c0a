import threading

import pytest
import structlog
from celery import current_app
from django.db import connection, transaction

from mannaka_kit import audit, clock
from mannaka_kit.outbox import enqueue
from mannaka_kit.outbox.models import OutboxEvent
from mannaka_tenancy import Tenant, use
from tests.mannaka_kit.outbox.conftest import count, deliver, happen
from tests.mannaka_kit.outbox.happenings import FORMERLY, CaseOpened, fail, remind


def only_row(city: Tenant) -> OutboxEvent:
    with use(city):
        return OutboxEvent.objects.get()


def test_a_row_is_done_in_its_own_city(db: None, imabari: Tenant, saijo: Tenant) -> None:
    for row in happen(imabari, CaseOpened(case_id=9)):
        deliver(row)
    assert (count(imabari, "told.section"), count(imabari, "told.citizen")) == (1, 1)
    assert (count(saijo, "told.section"), count(saijo, "told.citizen")) == (0, 0)
    with use(imabari):
        assert not OutboxEvent.objects.filter(done_at=None).exists()


def test_a_second_delivery_changes_nothing(db: None, imabari: Tenant) -> None:
    row = happen(imabari, CaseOpened(case_id=9))[0]
    for _ in range(3):
        deliver(row)
    assert count(imabari, "told.citizen") == 1


def test_two_deliveries_at_once_do_the_work_once(committed_db: None, imabari: Tenant) -> None:
    row = happen(imabari, CaseOpened(case_id=9))[0]
    start = threading.Barrier(4)

    def run() -> None:
        start.wait(10)
        deliver(row)
        connection.close()

    threads = [threading.Thread(target=run) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert count(imabari, "told.citizen") == 1


def test_what_fails_leaves_nothing_behind_and_is_put_off(db: None, imabari: Tenant) -> None:
    with use(imabari), transaction.atomic():
        enqueue(fail, case_id=1)
    before = clock.now()
    deliver(only_row(imabari))
    row = only_row(imabari)
    assert count(imabari, "failed.after.this") == 0
    assert (row.done_at, row.published_at, row.last_error) == (None, None, "StubbornError")
    assert row.due_at > before


def test_the_log_of_a_failure_names_the_error_and_not_what_it_said(
    db: None, imabari: Tenant, capsys: pytest.CaptureFixture[str]
) -> None:
    with use(imabari), transaction.atomic():
        enqueue(fail, case_id=1)
    with structlog.testing.capture_logs() as lines:
        deliver(only_row(imabari))
    failed = [line for line in lines if line["event"] == "outbox.failed"]
    assert len(failed) == 1
    assert failed[0]["task"].endswith("happenings.fail")


def test_a_put_off_task_runs_when_it_is_delivered_again(db: None, imabari: Tenant) -> None:
    with use(imabari), transaction.atomic():
        enqueue(remind, case_id=1)
        audit.record("before", actor=audit.SYSTEM, target=None, at=clock.now())
    deliver(only_row(imabari))
    assert count(imabari, "reminded") == 1


def test_a_row_that_an_earlier_version_wrote_under_another_name_is_done_once(db: None, imabari: Tenant) -> None:
    with use(imabari), transaction.atomic():
        enqueue(current_app.tasks[FORMERLY], case_id=1)
    for _ in range(2):
        deliver(only_row(imabari))
    assert count(imabari, "reminded") == 1
    assert only_row(imabari).done_at is not None


def test_a_message_whose_row_is_gone_does_nothing(db: None, imabari: Tenant) -> None:
    row = happen(imabari, CaseOpened(case_id=9))[0]
    row.pk = row.city_key
    deliver(row)
    assert count(imabari, "told.citizen") == 0

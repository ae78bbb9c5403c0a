"""A task runs in the city it was called from, or not at all."""

from collections.abc import Iterator
from dataclasses import replace
from queue import Queue
from typing import Any
from uuid import uuid4

import pytest
from celery import Celery
from celery.contrib.testing.worker import start_worker
from django.db import transaction

from mannaka_tenancy import NoTenantError, Tenant, current, require_current, use
from mannaka_tenancy import celery as module
from mannaka_tenancy.celery import CITY_HEADER, CityTask, current_city_header
from mannaka_tenancy.context import require_prefix

SECONDS = 5
UNKNOWN = str(uuid4())
STRAY_HEADERS = [{}, {CITY_HEADER: ""}, {CITY_HEADER: "x"}, {CITY_HEADER: UNKNOWN}, {"_schema_name": "control"}]
Seen = Queue[tuple[str, Any]]


class Worker:
    """An application with its own broker in memory, two tasks, and a list of what they saw."""

    def __init__(self) -> None:
        self.seen: Seen = Queue()
        self.app = Celery(f"test-{uuid4().hex}", broker="memory://", task_cls=CityTask, set_as_current=False)
        self.app.conf.update(task_default_queue=uuid4().hex, task_ignore_result=True, task_acks_late=True)
        self.app.conf.worker_hijack_root_logger = False

        @self.app.task(name="note", shared=False)
        def note(text: str) -> None:
            self.seen.put((text, require_current().code))

        @self.app.task(name="note_all", shared=False, control_task=True)
        def note_all(text: str) -> None:
            self.seen.put((text, require_prefix()))

        @self.app.task(name="fail_once", shared=False, bind=True)
        def fail_once(task: CityTask) -> None:
            self.seen.put((f"try {task.request.retries}", require_current().code))
            if task.request.retries == 0:
                raise task.retry(countdown=0)

        self.note, self.note_all, self.fail_once = note, note_all, fail_once

    def next(self) -> tuple[str, Any]:
        """Return what the next task saw."""
        return self.seen.get(timeout=SECONDS)

    def saw_only(self, *expected: tuple[str, Any]) -> bool:
        """Tell whether these tasks ran, and no other before a last one that is sent now."""
        self.note_all.delay("last")
        ran = []
        while (one := self.next()) != ("last", "control"):
            ran.append(one)
        return ran == list(expected)


@pytest.fixture(scope="module")
def running_worker(run_database: Any) -> Iterator[Worker]:
    """Run a worker in a thread for all tests of this file: to stop one takes seconds."""
    worker = Worker()
    with start_worker(worker.app, pool="solo", perform_ping_check=False, shutdown_timeout=SECONDS, loglevel="CRITICAL"):
        yield worker


@pytest.fixture
def worker(running_worker: Worker, reading_db: None) -> Worker:
    """Return the worker, which may read the database while the test runs."""
    return running_worker


def test_a_task_runs_in_the_city_of_its_call(worker: Worker, imabari: Tenant, saijo: Tenant) -> None:
    for city in (imabari, saijo, imabari):
        with use(city):
            worker.note.delay(city.name)

    assert [worker.next() for _ in range(3)] == [(city.name, city.code) for city in (imabari, saijo, imabari)]


def test_a_call_outside_every_city_is_refused_at_once(worker: Worker) -> None:
    for call in (worker.note.delay, lambda text: worker.note.apply_async((text,)), worker.note.delay_on_commit):
        with pytest.raises(NoTenantError):
            call("x")

    assert worker.saw_only()


def test_the_city_is_that_of_the_call_not_of_the_commit(worker: Worker, imabari: Tenant, saijo: Tenant) -> None:
    with use(saijo), transaction.atomic(), use(imabari):
        worker.note.delay_on_commit("deferred")
        worker.note.apply_async_on_commit(("deferred too",))

    assert worker.saw_only(("deferred", imabari.code), ("deferred too", imabari.code))


def test_a_rollback_sends_nothing(worker: Worker, imabari: Tenant) -> None:
    with use(imabari), transaction.atomic():
        worker.note.delay_on_commit("never")
        transaction.set_rollback(True)

    assert worker.saw_only()


@pytest.mark.parametrize("headers", STRAY_HEADERS)
def test_a_message_without_a_known_city_runs_nothing(worker: Worker, headers: dict[str, str]) -> None:
    worker.app.send_task("note", args=("stray",), headers=headers)

    assert worker.saw_only()


def test_a_message_for_a_suspended_city_runs_nothing(
    worker: Worker, imabari: Tenant, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "find_by_key", lambda _: replace(imabari, state="suspended"))
    with use(imabari):
        worker.note.delay("stray")

    assert worker.saw_only()


def test_a_message_from_another_process_carries_its_city(worker: Worker, saijo: Tenant) -> None:
    with use(saijo):
        headers = current_city_header()
    worker.app.send_task("note", args=("by name",), headers=headers)

    assert worker.next() == ("by name", saijo.code)


def test_there_is_no_header_outside_every_city() -> None:
    assert current_city_header() == {}


def test_the_worker_is_in_no_city_between_tasks(worker: Worker, imabari: Tenant) -> None:
    with use(imabari):
        worker.note.delay("x")
    worker.next()

    assert worker.saw_only()
    assert current() is None


def test_a_task_for_all_cities_is_in_none_of_them(worker: Worker, imabari: Tenant) -> None:
    with use(imabari):
        worker.note_all.delay("all")

    assert worker.next() == ("all", "control")


def test_a_direct_call_stays_in_the_city_of_its_caller(worker: Worker, imabari: Tenant) -> None:
    with use(imabari):
        worker.note("direct")

    assert worker.next() == ("direct", imabari.code)


def test_a_direct_call_outside_every_city_is_refused(worker: Worker) -> None:
    with pytest.raises(NoTenantError):
        worker.note("direct")

    assert worker.saw_only()


def test_a_retry_stays_in_its_city(worker: Worker, saijo: Tenant) -> None:
    with use(saijo):
        worker.fail_once.delay()

    assert [worker.next(), worker.next()] == [("try 0", saijo.code), ("try 1", saijo.code)]


def test_an_eager_task_enters_its_city_and_leaves_it(
    worker: Worker, imabari: Tenant, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(worker.app.conf, "task_always_eager", True)
    with use(imabari):
        worker.note.delay("eager")
        assert require_current() is imabari

    assert worker.next() == ("eager", imabari.code)


def test_every_task_of_the_application_is_a_city_task() -> None:
    from mannaka.celery import app

    app.loader.import_default_modules()
    own = [task for name, task in app.tasks.items() if not name.startswith("celery.")]

    assert own
    assert all(isinstance(task, CityTask) for task in own)


def test_the_application_of_production_sends_the_city(imabari: Tenant, monkeypatch: pytest.MonkeyPatch) -> None:
    from mannaka.celery import app

    sent: list[dict[str, Any]] = []
    monkeypatch.setattr(app, "send_task", lambda *_, **options: sent.append(options["headers"]))

    def probe() -> None:
        current()

    with use(imabari):
        app.task(name="probe", shared=False)(probe).delay()
    app.tasks.pop("probe")

    assert sent == [{CITY_HEADER: str(imabari.key)}]

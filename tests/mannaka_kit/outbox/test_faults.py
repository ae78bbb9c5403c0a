"""The real things: a worker of its own, a Valkey of its own, and both taken away."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from celery import Celery

from mannaka.local.valkey import ValkeyServer
from mannaka_kit.outbox.relay import Relay, publish_with, read_status
from mannaka_tenancy import Tenant
from tests.mannaka_kit.outbox.conftest import RelayConnection, count, happen
from tests.mannaka_kit.outbox.happenings import CaseOpened, WorkerDied
from tests.support import stack

SECONDS = 40
ROOT = Path(__file__).resolve().parents[3]


def eventually(holds: Callable[[], bool], what: str) -> None:
    deadline = time.monotonic() + SECONDS
    while not holds():
        assert time.monotonic() < deadline, f"in {SECONDS} s: {what}"
        time.sleep(0.1)


@pytest.fixture
def valkey(tmp_path: Path) -> Iterator[ValkeyServer]:
    server = ValkeyServer(tmp_path / "stack")
    server.start()
    yield server
    server.destroy()


@contextmanager
def worker(valkey: ValkeyServer, mark: Path) -> Iterator[subprocess.Popen[bytes]]:
    """Run a worker, and kill what is left of it."""
    command = [sys.executable, "-m", "celery", "-A", "mannaka.celery", "worker", "-c", "1", "--pool", "prefork"]
    command += ["-I", "tests.mannaka_kit.outbox.happenings", "--without-gossip", "--without-mingle", "-l", "WARNING"]
    environment = os.environ | {"BROKER_URL": valkey.broker_url, "HAPPENINGS_MARK": str(mark)}
    environment["PYTHONPATH"] = f"{ROOT / 'platform'}:{ROOT}"
    process = subprocess.Popen(command, cwd=ROOT, env=environment, start_new_session=True)
    try:
        yield process
    finally:
        kill(process)


def kill(process: subprocess.Popen[bytes]) -> None:
    """Kill a worker and its children, as a machine that vanishes would."""
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL)
    process.wait(10)


@contextmanager
def relay(valkey: ValkeyServer, dsn: str) -> Iterator[Relay]:
    app = Celery(broker=valkey.broker_url, set_as_current=False)
    app.conf.broker_transport_options = {"socket_timeout": 2, "socket_connect_timeout": 2}
    running = Relay(dsn=dsn, publish=publish_with(app), cap=20, resend_after=timedelta(seconds=3))
    thread = threading.Thread(target=running.run)
    thread.start()
    try:
        yield running
    finally:
        running.stopped.set()
        thread.join(20)
        app.close()
        assert not thread.is_alive()


def done(login: RelayConnection) -> Callable[[], bool]:
    def nothing_is_open() -> bool:
        status = read_status(login)
        return (status.waiting, status.in_flight, status.dead) == (0, 0, 0)

    return nothing_is_open


def test_with_the_broker_stopped_nothing_is_lost_and_all_is_done_when_it_returns(
    relay_login: RelayConnection, imabari: Tenant, saijo: Tenant, valkey: ValkeyServer, settings: Any, tmp_path: Path
) -> None:
    with worker(valkey, tmp_path / "mark"), relay(valkey, settings.DATABASE_RELAY_URL) as running:
        happen(imabari, CaseOpened(case_id=1))
        eventually(done(relay_login), "the first is done")
        valkey.stop()
        for number in range(10):
            happen(imabari, CaseOpened(case_id=number))
            happen(saijo, CaseOpened(case_id=number))
        time.sleep(2)
        assert running.stopped.is_set() is False
        assert count(saijo, "told.section") == 0
        valkey.start()
        eventually(done(relay_login), "what waited is done")
    assert (count(imabari, "told.section"), count(imabari, "told.citizen")) == (11, 11)
    assert (count(saijo, "told.section"), count(saijo, "told.citizen")) == (10, 10)


def test_a_broker_that_forgot_everything_is_told_again(
    relay_login: RelayConnection, imabari: Tenant, valkey: ValkeyServer, settings: Any, tmp_path: Path
) -> None:
    import redis

    with relay(valkey, settings.DATABASE_RELAY_URL):
        happen(imabari, CaseOpened(case_id=1))
        eventually(lambda: read_status(relay_login).in_flight == 2, "both are sent")
        with redis.Redis.from_url(valkey.broker_url) as client:
            client.flushall()
        with worker(valkey, tmp_path / "mark"):
            eventually(done(relay_login), "both are done")
    assert (count(imabari, "told.section"), count(imabari, "told.citizen")) == (1, 1)


def test_what_a_killed_worker_was_doing_is_done_by_the_next_one_once(
    relay_login: RelayConnection, imabari: Tenant, valkey: ValkeyServer, settings: Any, tmp_path: Path
) -> None:
    mark = tmp_path / "mark"
    with relay(valkey, settings.DATABASE_RELAY_URL):
        with worker(valkey, mark) as first:
            happen(imabari, WorkerDied(case_id=1))
            eventually(mark.exists, "the worker is at it")
            kill(first)
        assert count(imabari, "died.once") == 0
        with worker(valkey, mark):
            eventually(done(relay_login), "the next worker has done it")
    assert count(imabari, "died.once") == 1


def test_the_relay_outlives_its_database_connection(
    relay_login: RelayConnection, imabari: Tenant, valkey: ValkeyServer, settings: Any, tmp_path: Path
) -> None:
    with relay(valkey, settings.DATABASE_RELAY_URL):
        happen(imabari, CaseOpened(case_id=1))
        eventually(lambda: read_status(relay_login).in_flight == 2, "the relay works")
        with stack._admin() as admin:
            killed = admin.execute(
                "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity"
                " WHERE application_name = 'mannaka-relay' AND datname = %s",
                [relay_login.info.dbname],
            ).fetchone()
        assert killed is not None
        assert killed[0] >= 1
        happen(imabari, CaseOpened(case_id=2))
        eventually(lambda: read_status(relay_login).in_flight == 4, "the relay is back")


def test_the_relay_waits_for_a_database_that_is_not_there(tmp_path: Path) -> None:
    running = Relay(dsn="postgresql://x@127.0.0.1:9/none", publish=print, cap=1, resend_after=timedelta(seconds=1))
    thread = threading.Thread(target=running.run)
    thread.start()
    time.sleep(1.5)
    assert thread.is_alive()
    running.stopped.set()
    thread.join(15)
    assert not thread.is_alive()


def test_the_relay_process_starts_and_ends_on_request(
    relay_login: RelayConnection, imabari: Tenant, valkey: ValkeyServer
) -> None:
    program = (
        "import django; django.setup()\n"
        "from mannaka.celery import app\n"
        "from mannaka_kit.outbox import relay\n"
        "relay.main(app)\n"
    )
    environment = os.environ | {"BROKER_URL": valkey.broker_url, "PYTHONPATH": f"{ROOT / 'platform'}:{ROOT}"}
    process = subprocess.Popen([sys.executable, "-c", program], cwd=ROOT, env=environment)
    try:
        happen(imabari, CaseOpened(case_id=1))
        eventually(lambda: read_status(relay_login).in_flight == 2, "the relay process works")
        process.send_signal(signal.SIGTERM)
        assert process.wait(15) == 0
    finally:
        process.kill()
        process.wait(5)

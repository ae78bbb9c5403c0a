"""The demo starts everything together and ends everything together, however it ends."""

import json
import os
import signal
import socket
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from mannaka.local import holding
from mannaka.local.errors import InUseError
from mannaka.local.ports import free_port
from mannaka.local.postgres import PostgresServer
from mannaka.local.process_table import arguments_of, wait_until
from mannaka.local.valkey import ValkeyServer
from tests.mannaka.local.conftest import short_folder

ROOT = Path(__file__).resolve().parents[3]
SECONDS = 30


class Running:
    """A demo in a process of its own."""

    def __init__(self, data: Path) -> None:
        self.data = data
        self.port = free_port()
        command = [sys.executable, "-m", "tests.mannaka.local.fake_demo", str(data), str(self.port)]
        self.process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        assert wait_until(lambda: holding.is_ready(data, pid=self.process.pid), seconds=SECONDS)
        self.left = [*self.sleepers(), PostgresServer(data).pid, ValkeyServer(data).pid]

    def sleepers(self) -> list[int]:
        """Return the programs and their children, by the environment that only they have."""
        marked = f"MANNAKA_DATA={self.data}".encode()
        found = []
        for folder in Path("/proc").glob("[0-9]*"):
            try:
                if marked in (folder / "environ").read_bytes():
                    found.append(int(folder.name))
            except OSError:
                continue
        return found

    def all_gone(self) -> bool:
        return not any(arguments_of(pid) for pid in self.left) and not self.sleepers()

    def end(self) -> None:
        self.process.kill()
        self.process.wait()
        self.process.stdout.close()
        assert wait_until(self.all_gone, seconds=SECONDS)


@pytest.fixture
def running(data: Path) -> Iterator[Running]:
    demo = Running(data)
    yield demo
    demo.end()


@pytest.fixture(scope="module")
def undisturbed() -> Iterator[Running]:
    """One demo for the tests that only look at it."""
    with short_folder() as data:
        demo = Running(data)
        yield demo
        demo.end()


def test_a_demo_runs_four_programs_and_their_children(undisturbed: Running) -> None:
    assert len(undisturbed.sleepers()) == 8


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_stops_every_process(running: Running, number: signal.Signals) -> None:
    running.process.send_signal(number)

    assert running.process.wait(timeout=SECONDS) == 0
    assert running.all_gone()
    assert not holding.is_held(running.data)


def test_nothing_is_left_when_the_supervisor_is_killed(running: Running) -> None:
    running.process.kill()

    assert wait_until(running.all_gone, seconds=SECONDS)


def test_a_second_ctrl_c_leaves_nothing_half_stopped(running: Running) -> None:
    running.process.send_signal(signal.SIGINT)
    running.process.send_signal(signal.SIGINT)

    running.process.wait(timeout=SECONDS)
    assert wait_until(running.all_gone, seconds=SECONDS)


def test_a_program_that_dies_starts_again_and_that_is_told(running: Running) -> None:
    before = set(running.sleepers())
    parent = next(pid for pid in before if "sh" in arguments_of(pid)[0])

    os.kill(parent, signal.SIGKILL)
    assert wait_until(lambda: len(set(running.sleepers()) - before) == 2, seconds=SECONDS)

    running.process.send_signal(signal.SIGTERM)
    said = running.process.communicate(timeout=SECONDS)[0]
    assert "ended (signal 9); it starts again in 1 s" in said


def test_the_logins_are_kept_for_the_owner_with_the_port_of_this_run(undisturbed: Running) -> None:
    path = undisturbed.data / "logins.json"

    assert json.loads(path.read_text())[0]["url"] == f"http://imabari.localhost:{undisturbed.port}/staff/"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_stop_ends_the_demo_of_the_folder_and_says_whether_there_was_one(running: Running) -> None:
    assert holding.ask_to_stop(running.data)

    assert running.all_gone()
    assert not holding.ask_to_stop(running.data)


def test_a_folder_in_use_is_refused_in_words(undisturbed: Running) -> None:
    words = f"process {undisturbed.process.pid}, port {undisturbed.port}"

    with pytest.raises(InUseError, match=words), holding.held(undisturbed.data, port=free_port()):
        pass


def test_a_port_in_use_is_refused_in_words(data: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(InUseError, match=f"Port {port} is in use"), holding.held(data, port=port):
            pass


def test_after_a_killed_demo_the_next_one_starts(running: Running) -> None:
    running.end()

    again = Running(running.data)

    assert PostgresServer(running.data).is_running()
    again.end()

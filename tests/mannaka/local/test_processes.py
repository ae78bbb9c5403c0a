"""The supervisor's small print: pauses, deaf children, broken keepers."""

import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from mannaka.local import processes
from mannaka.local.keeper import end_groups, groups_left
from mannaka.local.process_table import arguments_of, wait_until
from mannaka.local.processes import Program, Supervisor
from mannaka.local.watch import Ledger

DEAF = "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); print('deaf', flush=True); time.sleep(300)"


@pytest.fixture
def told() -> list[str]:
    return []


@pytest.fixture
def supervisor(told: list[str]) -> Iterator[Supervisor]:
    made = Supervisor(tell=told.append, ledger=Ledger())
    yield made
    made.stop()


def program(data: Path, *command: str) -> Program:
    return Program(name="web", command=command, log=data / "web.log", environment=dict(os.environ))


def test_each_death_in_a_row_makes_the_pause_longer(data: Path, supervisor: Supervisor, told: list[str]) -> None:
    supervisor.start([program(data, "false")])

    for _ in range(3):
        assert wait_until(lambda: not supervisor.is_running("web"), seconds=5)
        supervisor.look()
        supervisor._kept[0].due_at = 0
        supervisor.look()

    assert [line.split("again in ")[1].split(" s.")[0] for line in told] == ["1", "2", "4"]
    assert "ended (code 1)" in told[0]


def test_a_death_after_a_long_life_begins_with_the_shortest_pause(
    data: Path, supervisor: Supervisor, told: list[str]
) -> None:
    supervisor.start([program(data, "false")])
    kept = supervisor._kept[0]
    kept.pause, kept.started_at = 30.0, kept.started_at - processes.SETTLED_SECONDS - 1

    assert wait_until(lambda: not supervisor.is_running("web"), seconds=5)
    supervisor.look()

    assert "starts again in 1 s" in told[0]


def test_a_program_waits_for_its_pause(data: Path, supervisor: Supervisor) -> None:
    supervisor.start([program(data, "false")])
    assert wait_until(lambda: not supervisor.is_running("web"), seconds=5)

    supervisor.look()
    supervisor.look()

    assert supervisor._kept[0].process is None


def test_a_program_that_is_deaf_to_the_signal_is_killed(
    data: Path, supervisor: Supervisor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(processes, "GRACE_SECONDS", 0.2)
    supervisor.start([program(data, sys.executable, "-c", DEAF)])
    assert wait_until(lambda: "deaf" in (data / "web.log").read_text(), seconds=5)
    pid = supervisor._kept[0].process.pid

    supervisor.stop()

    assert not arguments_of(pid)


def test_children_of_a_killed_program_go_with_it(data: Path, supervisor: Supervisor) -> None:
    supervisor.start([program(data, "sh", "-c", "sleep 300 & echo $!; wait")])
    assert wait_until(lambda: (data / "web.log").read_text().strip().isdigit(), seconds=5)
    child = int((data / "web.log").read_text())

    os.kill(supervisor._kept[0].process.pid, signal.SIGKILL)
    assert wait_until(lambda: not supervisor.is_running("web"), seconds=5)
    supervisor.look()

    assert wait_until(lambda: not arguments_of(child), seconds=5)


def test_a_keeper_that_was_killed_does_not_take_the_demo_with_it() -> None:
    reader, writer = os.pipe()
    os.close(reader)
    ledger = Ledger(writer)

    ledger.add(123)
    ledger.remove(123)

    os.close(writer)


def test_the_keeper_knows_who_is_left() -> None:
    assert groups_left([b"+11\n", b"+12\n", b"-11\n", b"+13\n"]) == {12, 13}


def test_the_keeper_ends_groups_and_does_not_mind_those_gone(data: Path) -> None:
    process = program(data, "sleep", "300").spawn()

    end_groups({process.pid})
    process.wait()
    end_groups({process.pid})

    assert process.returncode == -signal.SIGTERM

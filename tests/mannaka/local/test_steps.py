"""A step of the start ends in words, and never goes on alone."""

import os
import socket
import sys
from pathlib import Path

import pytest

from mannaka.local import steps
from mannaka.local.background import run_in_background
from mannaka.local.errors import StepFailedError
from mannaka.local.process_table import arguments_of, wait_until
from mannaka.local.steps import StepRunner
from mannaka.local.watch import Ledger


@pytest.fixture
def runner(tmp_path: Path) -> StepRunner:
    return StepRunner(environment=dict(os.environ), logs=tmp_path, ledger=Ledger())


def use_program(monkeypatch: pytest.MonkeyPatch, program: str) -> None:
    monkeypatch.setattr(steps, "COMMAND", (sys.executable, "-c", program))


def test_each_line_is_told_and_kept(runner: StepRunner, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    use_program(monkeypatch, "print('one'); print('two')")
    told: list[str] = []

    assert runner.run("release", tell=told.append) == "one\ntwo"

    assert told == ["one", "two"]
    assert (tmp_path / "release.log").read_text() == "$ mannaka release\none\ntwo\n"


def test_the_last_line_is_the_reason(runner: StepRunner, monkeypatch: pytest.MonkeyPatch) -> None:
    use_program(monkeypatch, "import sys; sys.exit('The template is older.')")

    with pytest.raises(StepFailedError, match=r"`mannaka release` failed: The template is older\. Log: .*release\.log"):
        runner.run("release", tell=lambda _line: None)


def test_an_interrupted_step_does_not_go_on(runner: StepRunner, monkeypatch: pytest.MonkeyPatch) -> None:
    use_program(monkeypatch, "import os, time; print(os.getpid(), flush=True); time.sleep(300)")
    pids: list[int] = []

    def interrupt(line: str) -> None:
        pids.append(int(line))
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        runner.run("release", tell=interrupt)

    assert wait_until(lambda: not arguments_of(pids[0]), seconds=5)


def test_a_demo_in_the_background_that_cannot_start_says_why(data: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(StepFailedError, match=f"Port {port} is in use"):
            run_in_background(data, port=port, say=lambda _line: None)

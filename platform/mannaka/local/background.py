"""Runs the demo in the background, telling its words until the pages answer."""

from __future__ import annotations

import os
import subprocess
import time
from typing import TYPE_CHECKING

from mannaka.local import holding
from mannaka.local.errors import StepFailedError
from mannaka.local.steps import COMMAND

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

POLL_SECONDS = 0.1


def run_in_background(data: Path, *, port: int, say: Callable[[str], None]) -> None:
    """
    Start the demo apart from this terminal and return when its pages answer.

    :raises StepFailedError: it ended before; its words say why.
    """
    logs = data / "logs"
    data.mkdir(mode=0o700, parents=True, exist_ok=True)
    logs.mkdir(exist_ok=True)
    with (logs / "demo.log").open("a+", encoding="utf-8") as log:
        log.seek(0, os.SEEK_END)
        process = _spawn(data, port=port, log=log.fileno())
        while not holding.is_ready(data, pid=process.pid):
            # Asked before we read: what it said last is then surely in the log.
            has_ended = process.poll() is not None
            said = log.read().rstrip()
            if has_ended:
                raise StepFailedError(said or "The demo ended.")
            _repeat(said, say)
            time.sleep(POLL_SECONDS)
        _repeat(log.read().rstrip(), say)
    say(f"It goes on in the background (process {process.pid}); stop it with `mannaka demo --stop --data {data}`.")


def _spawn(data: Path, *, port: int, log: int) -> subprocess.Popen[bytes]:
    return subprocess.Popen(  # noqa: S603 - our own command
        [*COMMAND, "demo", "--port", str(port), "--data", str(data)],
        stdin=subprocess.DEVNULL,
        stdout=log,
        stderr=subprocess.STDOUT,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
        start_new_session=True,
    )


def _repeat(said: str, say: Callable[[str], None]) -> None:
    if said:
        say(said)

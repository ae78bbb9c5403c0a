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
    log_file = logs / "demo.log"
    log_file.touch()
    # Opened apart from the demo's own handle: two that share one would share the place in it.
    with log_file.open(encoding="utf-8") as log:
        log.seek(0, os.SEEK_END)
        process = _spawn(data, port=port, log_file=log_file)
        teller = _Teller(say)
        while not holding.is_ready(data, pid=process.pid):
            # Asked before we read: what it said last is then surely in the log.
            has_ended = process.poll() is not None
            teller.hear(log.read())
            if has_ended:
                raise StepFailedError(teller.last or f"The demo did not start, see {log_file}.")
            time.sleep(POLL_SECONDS)
        teller.hear(log.read())
        say(teller.last)
    say(f"It goes on in the background (process {process.pid}); stop it with `mannaka demo --stop --data {data}`.")


def _spawn(data: Path, *, port: int, log_file: Path) -> subprocess.Popen[bytes]:
    with log_file.open("ab") as log:
        return subprocess.Popen(  # noqa: S603 - our own command
            [*COMMAND, "demo", "--port", str(port), "--data", str(data)],
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
            env={**os.environ, "PYTHONUNBUFFERED": "1", "PYTHONIOENCODING": "utf-8"},
            start_new_session=True,
        )


class _Teller:
    """Repeats lines, one behind: the last one may turn out to be the reason for the end."""

    def __init__(self, say: Callable[[str], None]) -> None:
        self.last = ""
        self._say = say

    def hear(self, text: str) -> None:
        for line in text.splitlines():
            if self.last:
                self._say(self.last)
            self.last = line

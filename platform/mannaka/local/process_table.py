"""Look at other processes: a number in a pid file may meanwhile belong to somebody else."""

from __future__ import annotations

import os
import subprocess
import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import signal
    from collections.abc import Callable

PROCESSES = Path("/proc")


def arguments_of(pid: int) -> list[str]:
    """Return the command line of a living process, empty where there is none (a zombie has none either)."""
    if PROCESSES.joinpath("self").exists():
        try:
            line = PROCESSES.joinpath(str(pid), "cmdline").read_bytes()
        except OSError:
            return []
        return [os.fsdecode(part) for part in line.split(b"\0") if part]
    shown = subprocess.run(  # noqa: S603 - a number we read ourselves
        ["ps", "-ww", "-o", "command=", "-p", str(pid)],  # noqa: S607 - macOS has no /proc
        capture_output=True,
        text=True,
        check=False,
    )
    return shown.stdout.split()


def wait_until(condition: Callable[[], bool], *, seconds: float) -> bool:
    """Return whether the condition came true in time."""
    deadline = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.02)
    return True


def send(pid: int, signal_number: signal.Signals) -> None:
    """Send the signal; a process that is gone already is no error."""
    try:
        os.kill(pid, signal_number)
    except ProcessLookupError:
        return

"""One demo for each data folder: who runs it, and is it ready?"""

from __future__ import annotations

import fcntl
import os
import signal
from contextlib import contextmanager
from typing import TYPE_CHECKING

from mannaka.local import kept, ports, process_table
from mannaka.local.errors import InUseError, LocalStackError
from mannaka.local.secrets import live_port, mail_port, simulator_port

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LOCK = "demo.lock"
STATE = "demo.json"
STOP_SECONDS = 60


@contextmanager
def held(data: Path, *, port: int) -> Iterator[None]:
    """
    Hold the data folder for a demo on the port; the hold ends with the process, however it ends.

    :raises InUseError: another demo holds the folder, or something listens on the port.
    """
    # Attachments of consultations will lie in it.
    data.mkdir(mode=0o700, parents=True, exist_ok=True)
    descriptor = os.open(data / LOCK, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        _take(descriptor, data)
        _refuse_taken(port)
        kept.write_kept(data / STATE, {"port": port, "pid": os.getpid(), "ready": False})
        yield
    finally:
        os.close(descriptor)


def is_held(data: Path) -> bool:
    """Tell whether a demo runs in the data folder."""
    if not (data / LOCK).exists():
        return False
    descriptor = os.open(data / LOCK, os.O_RDWR | os.O_CLOEXEC)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    finally:
        os.close(descriptor)
    return False


def say_ready(data: Path) -> None:
    """Note that the demo's pages answer."""
    kept.write_kept(data / STATE, {**kept.read_kept(data / STATE), "ready": True})


def is_ready(data: Path, *, pid: int) -> bool:
    """Tell whether the demo of this process answers."""
    state = kept.read_kept(data / STATE)
    return state.get("pid") == pid and bool(state.get("ready"))


def ask_to_stop(data: Path) -> bool:
    """
    Stop the demo in the data folder and wait for its end; tell whether there was one.

    :raises LocalStackError: it did not end.
    """
    if not is_held(data):
        return False
    pid = int(kept.read_kept(data / STATE)["pid"])
    process_table.send(pid, signal.SIGTERM)
    if not process_table.wait_until(lambda: not process_table.arguments_of(pid), seconds=STOP_SECONDS):
        raise LocalStackError(f"The demo (process {pid}) did not end within {STOP_SECONDS} seconds.")
    return True


def _take(descriptor: int, data: Path) -> None:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        state = kept.read_kept(data / STATE)
        raise InUseError(
            f"A demo already runs in {data} (process {state.get('pid')}, port {state.get('port')}): "
            f"stop it with `mannaka demo --stop --data {data}`, or give another folder with --data."
        ) from None


def _refuse_taken(port: int) -> None:
    for wanted in (port, live_port(port), simulator_port(port), mail_port(port)):
        if not ports.is_free(wanted):
            raise InUseError(f"Port {wanted} is in use: give another with --port (make demo PORT={wanted + 1}).")

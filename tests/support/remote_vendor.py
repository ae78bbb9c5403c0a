"""A vendor's server in a process of its own, which serves the reference plugin on trial."""

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from mannaka.local.ports import free_port
from tests.support.stack import ROOT

APP = "tests.mannaka_sdk.remote.server:app"


@contextmanager
def vendor_at_work() -> Iterator[str]:
    """Start the server, yield its address, end it."""
    port = free_port()
    command = [sys.executable, "-m", "uvicorn", APP, "--port", str(port), "--log-level", "error"]
    environment = {"PYTHONPATH": f"{ROOT}:{ROOT / 'platform'}", "PATH": "/usr/bin:/bin"}
    process = subprocess.Popen(command, cwd=ROOT, env=environment)
    try:
        _until_it_answers(port)
        yield f"http://127.0.0.1:{port}/"
    finally:
        process.terminate()
        process.wait(timeout=20)


def _until_it_answers(port: int) -> None:
    limit = time.monotonic() + 60
    while time.monotonic() < limit:
        with suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=5):
            return
        time.sleep(0.05)
    raise TimeoutError("the vendor's server does not answer")

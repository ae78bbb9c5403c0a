"""One gunicorn for each side, told the same."""

import http.client
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Self

from mannaka.local.ports import LOOPBACK, free_port
from tests.benchmarks.cases.size import PROCESSES, THREADS
from tests.support.stack import ROOT

START_SECONDS = 90
LOGS = ROOT / "build" / "benchmarks"


class Gunicorn:
    """A web server of one side, on the loopback."""

    def __init__(self, name: str, application: str, environment: dict[str, str], *, python: Path | str = "") -> None:
        self.port = free_port()
        self.log = LOGS / f"cases-{name}.log"
        LOGS.mkdir(parents=True, exist_ok=True)
        command = [str(python or sys.executable), "-m", "gunicorn", application, f"--bind={LOOPBACK}:{self.port}"]
        command += ["--worker-class=gthread", f"--workers={PROCESSES}", f"--threads={THREADS}"]
        command += ["--keep-alive=30", "--no-control-socket"]
        with self.log.open("wb") as log:
            self._process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=log, stderr=log)

    def wait(self, host: str, path: str) -> Self:
        """
        Wait until a page comes.

        :raises RuntimeError: it ended or did not answer in time.
        """
        limit = time.monotonic() + START_SECONDS
        while not self._answers(host, path):
            if self._process.poll() is not None or time.monotonic() > limit:
                self.stop()
                raise RuntimeError(f"{self.log} says:\n{self.log.read_text()[-3000:]}")
            time.sleep(0.2)
        return self

    def stop(self) -> None:
        """End it."""
        self._process.terminate()
        try:
            self._process.wait(timeout=15)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_raised: object) -> None:
        self.stop()

    def _answers(self, host: str, path: str) -> bool:
        connection = http.client.HTTPConnection(LOOPBACK, self.port, timeout=START_SECONDS)
        try:
            connection.request("GET", path, headers={"Host": host})
            return connection.getresponse().status < http.client.INTERNAL_SERVER_ERROR
        except OSError:
            return False
        finally:
            connection.close()


def environment_with(added: dict[str, str]) -> dict[str, str]:
    """Return this process's environment with more in it, and the house on Python's path."""
    return os.environ | {"PYTHONPATH": f"{ROOT}:{ROOT}/platform"} | added

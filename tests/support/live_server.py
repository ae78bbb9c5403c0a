"""The process `live` for tests: really started, on loopback, with Valkey's address and nothing else."""

import http.client
import os
import subprocess
import sys
import time
from datetime import datetime

from mannaka.local.ports import free_port
from mannaka_tenancy import Tenant
from tests.support.moved_clock import moved_to
from tests.support.stack import ROOT

START_SECONDS = 30
STOP_SECONDS = 15
LOGS = ROOT / "build" / "live"


class LiveServer:
    """One process for the streams of all cities."""

    def __init__(self, cache_url: str = "", *, starts_at: datetime | None = None) -> None:
        self.port = free_port()
        self.starts_at = starts_at
        self.cache_url = cache_url or os.environ["CACHE_URL"]
        LOGS.mkdir(parents=True, exist_ok=True)
        self.log = LOGS / f"live-{os.getpid()}-{self.port}.log"
        self._process: subprocess.Popen[bytes] | None = None

    def origin(self, city: Tenant | str) -> str:
        """Return the address of a city's streams."""
        return f"http://{city if isinstance(city, str) else city.host}:{self.port}"

    def start(self, *, until_ready: bool = True) -> None:
        """
        Start it and wait until it answers.

        :raises RuntimeError: it did not.
        """
        bare = {name: value for name, value in os.environ.items() if not name.endswith(("_URL", "_KEY", "_KEK"))}
        with self.log.open("wb") as log:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "tests.support.live_process", f"127.0.0.1:{self.port}"],
                cwd=ROOT,
                env={**bare, "CACHE_URL": self.cache_url} | moved_to(self.starts_at),
                stdin=subprocess.PIPE,
                stdout=log,
                stderr=subprocess.STDOUT,
            )
        self.wait_until("/readyz" if until_ready else "/livez")

    def wait_until(self, path: str, *, status: int = http.client.OK) -> None:
        """
        Wait until an address answers so.

        :raises RuntimeError: it never did.
        """
        end = time.monotonic() + START_SECONDS
        while self.status_of(path) != status:
            if time.monotonic() > end or not self.is_running:
                raise RuntimeError(f"{path} did not answer {status}:\n{self.log.read_text()[-4000:]}")
            time.sleep(0.05)

    def status_of(self, path: str) -> int:
        """Return the status of an address, 0 where nobody answers."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=5)
        try:
            connection.request("GET", path)
            return connection.getresponse().status
        except OSError:
            return 0
        finally:
            connection.close()

    @property
    def is_running(self) -> bool:
        """Tell whether the process lives."""
        return self._process is not None and self._process.poll() is None

    def ask_to_stop(self) -> None:
        """Send SIGTERM."""
        if self._process is not None:
            self._process.terminate()

    def kill(self) -> None:
        """End it at once."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()

    def stop(self) -> int | None:
        """End it in order, and return its exit code."""
        if self._process is None:
            return None
        self._process.terminate()
        try:
            return self._process.wait(timeout=STOP_SECONDS)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
            return None

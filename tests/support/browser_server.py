"""A web server for Chromium: gunicorn in a process of its own, as mannaka_web, on the run's database; live beside."""

import http.client
import os
import signal
import subprocess
import sys
import time
import uuid
from datetime import datetime
from pathlib import Path

from mannaka.local.ports import free_port
from mannaka_tenancy import Tenant
from tests.support.live_server import LiveServer
from tests.support.moved_clock import moved_to
from tests.support.stack import ROOT
from tests.support.statics import ensure_gathered

START_SECONDS = 60
THREADS = 4
LOGS = ROOT / "build" / "journeys"


class WebServer:
    """One gunicorn for all hosts; start it when the database is there, and stop it at the end."""

    def __init__(self, *, starts_at: datetime | None = None) -> None:
        self.port = free_port()
        self.starts_at = starts_at
        self.live = LiveServer(starts_at=starts_at)
        # What a file of journeys wants otherwise; set it before the start.
        self.settings: dict[str, str] = {}
        LOGS.mkdir(parents=True, exist_ok=True)
        self.log = Path(LOGS / f"server-{os.getpid()}-{self.port}.log")
        self._process: subprocess.Popen[bytes] | None = None

    def origin(self, city: Tenant | str) -> str:
        """Return the address of a city's host, or of any other."""
        return f"http://{city if isinstance(city, str) else city.host}:{self.port}"

    def start(self) -> None:
        """
        Start it and wait until it answers.

        :raises RuntimeError: it ended or did not answer in time.
        """
        self.live.start()
        command = [sys.executable, "-m", "tests.support.browser_process", "--worker-class=gthread", "--workers=1"]
        command += [f"--threads={THREADS}", f"--bind=127.0.0.1:{self.port}", "--no-control-socket"]
        command += ["mannaka.wsgi:application"]
        with self.log.open("wb") as log:
            self._process = subprocess.Popen(
                command,
                cwd=ROOT,
                env=self._environment(),
                stdin=subprocess.PIPE,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,  # its workers end with it
            )
        end = time.monotonic() + START_SECONDS
        while not self._answers():
            if self._process.poll() is not None or time.monotonic() > end:
                self.stop()
                raise RuntimeError(f"The web server did not start:\n{self.log.read_text()[-4000:]}")
            time.sleep(0.1)

    def stop(self) -> None:
        """End it at once: nobody is there any more whom it would have to finish an answer for."""
        self.live.kill()
        if self._process is not None:
            os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait()

    def _environment(self) -> dict[str, str]:
        # The web process of production has no other login than its own.
        kept = {name: value for name, value in os.environ.items() if name != "DATABASE_OWNER_URL"}
        return (
            kept
            | moved_to(self.starts_at)
            | {
                "DJANGO_SETTINGS_MODULE": "tests.support.browser_settings",
                "MANNAKA_TEST_CACHE_PREFIX": uuid.uuid4().hex,
                "MANNAKA_TEST_STATIC": str(ensure_gathered()),
                "MANNAKA_DATABASE_LOGIN": "web",
                "MANNAKA_PUBLIC_PORT": str(self.port),
                "MANNAKA_LIVE_PORT": str(self.live.port),
            }
            | self.settings
        )

    def _answers(self) -> bool:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=START_SECONDS)
        try:
            connection.request("GET", "/", headers={"Host": "nobody.localhost"})
            return connection.getresponse().status == http.client.NOT_FOUND
        except OSError:
            return False
        finally:
            connection.close()

"""A stack of its own with many cities, each with an echo channel at an address that the benchmark knows."""

import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import redis

from mannaka.local import process_table
from mannaka.local.bootstrap import bootstrap
from mannaka.local.postgres import PostgresServer
from mannaka.local.secrets import ensure_secrets
from mannaka_kit.outbox import pace
from tests.benchmarks.channels.size import CITIES
from tests.benchmarks.processes import Worker
from tests.faults.own_stack import OwnStack
from tests.support.stack import ROOT

SETTINGS: Final = "tests.benchmarks.channels.settings"
JOBS: Final = "tests.benchmarks.channels.jobs"


class House(OwnStack):
    """PostgreSQL that writes to disk, Valkey, and the product's processes."""

    def __init__(self, folder: Path, *, simulator: str) -> None:
        super().__init__(folder)
        self.postgres = PostgresServer(folder)
        self.simulator = simulator
        self.calls = folder / "calls.txt"
        self.addresses: dict[str, str] = {}
        # After how many seconds work is sent again that was not done: the product's own minute, unless a row says less.
        self.resend_after = pace.RESEND_SECONDS

    def start(self) -> None:
        """Start the servers, and make the cities with their channels."""
        self.postgres.start()
        self.valkey.start()
        ensure_secrets(self.folder)
        bootstrap(self.folder)
        self._run("tests.support.build_template")
        with self.worker() as worker:
            self.addresses = worker.do("call", function=f"{JOBS}.furnish", count=CITIES)

    def worker(self) -> Worker:
        """Return a process inside the product."""
        return Worker(SETTINGS, self.environment())

    def serve_web(self) -> None:
        """Start the web processes."""
        bind = f"127.0.0.1:{self.port}"
        self.serve("web", "--bind", bind, "--processes", "2", "--threads", "4")

    def run_module(self, name: str, module: str) -> None:
        """Start a module of the benchmark as a process that can be killed."""
        with (self.folder / f"{name}.log").open("ab") as log:
            self._running[name] = subprocess.Popen(
                [sys.executable, "-m", module],
                cwd=ROOT,
                env=self.environment(),
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )

    def kill_broker(self) -> None:
        """Kill Valkey as a machine that vanishes would, and start it again."""
        pid = self.valkey.pid
        if pid is not None:
            process_table.send(pid, signal.SIGKILL)
            process_table.wait_until(lambda: not self.valkey.is_running(), seconds=30)
        self.valkey.start()

    def empty_broker(self) -> None:
        """Forget every message that waits."""
        with redis.Redis.from_url(self.valkey.broker_url) as client:
            client.flushdb()

    def environment(self) -> dict[str, str]:
        """Return what points a process at this stack."""
        return self._environment() | {"DJANGO_SETTINGS_MODULE": SETTINGS}

    def _environment(self) -> dict[str, str]:
        own = {"DJANGO_SETTINGS_MODULE": SETTINGS, "MANNAKA_SIMULATOR_URL": self.simulator}
        return (
            super()._environment()
            | own
            | {"CHANNELS_CALLS": str(self.calls), "CHANNELS_RESEND": str(self.resend_after)}
        )


@contextmanager
def a_house(*, simulator: str) -> Iterator[House]:
    """Open a house, and leave nothing of it."""
    folder = Path(tempfile.mkdtemp(prefix="mc-")).resolve()
    house = House(folder, simulator=simulator)
    try:
        house.start()
        yield house
    finally:
        house.destroy()
        shutil.rmtree(folder, ignore_errors=True)

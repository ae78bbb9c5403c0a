"""A stack of its own, whose servers a test may stop: the shared ones serve other tests at the same time."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import psycopg
from psycopg import sql

from mannaka.local.ports import free_port
from mannaka.local.postgres import PostgresServer
from mannaka.local.processes import end_group
from mannaka.local.secrets import DATABASE, environment
from mannaka.local.steps import COMMAND
from mannaka.local.valkey import ValkeyServer
from tests.faults.visitor import Visitor
from tests.support.stack import ROOT
from tests.support.template_copy import carry_template_to

SECONDS = 90
HOST = "imabari.localhost"
PASSWORD = "the-cast-signs-in-with-this"


def eventually(holds: Callable[[], bool], what: str) -> None:
    """Wait until it holds."""
    deadline = time.monotonic() + SECONDS
    while not holds():
        assert time.monotonic() < deadline, f"in {SECONDS} s: {what}"
        time.sleep(0.1)


class OwnStack:
    """PostgreSQL, Valkey, and the processes web, relay and worker, in one folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.postgres = PostgresServer(folder, throwaway=True)
        self.valkey = ValkeyServer(folder)
        self.port = free_port()
        self._running: dict[str, subprocess.Popen[bytes]] = {}

    def start(self) -> None:
        """Start everything with two cities, the cast in the first."""
        self.postgres.start()
        self.valkey.start()
        carry_template_to(self.folder)
        self._run("tests.faults.people", HOST)
        self._run("tests.faults.echo_line", HOST)
        self.serve("web", "--bind", f"127.0.0.1:{self.port}", "--processes", "1", "--threads", "4")
        self.serve("relay")
        self.serve("worker", "--processes", "1")
        eventually(lambda: self.visitor().is_answered("/"), "the pages answer")

    def destroy(self) -> None:
        """End every process and remove what was made."""
        for name in list(self._running):
            self.kill(name)
        self.valkey.destroy()
        self.postgres.destroy()

    def serve(self, name: str, *options: str) -> None:
        """Start one of the product's processes."""
        with (self.folder / f"{name}.log").open("ab") as log:
            self._running[name] = subprocess.Popen(
                [*COMMAND, "serve", name, *options],
                cwd=ROOT,
                env=self._environment(),
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )

    def kill(self, name: str) -> None:
        """Kill a process with its children, as a machine that vanishes would."""
        process = self._running.pop(name)
        end_group(process.pid, signal.SIGKILL)
        process.wait(10)

    def is_running(self, name: str) -> bool:
        """Tell whether the process that was started still runs."""
        return self._running[name].poll() is None

    def visitor(self, host: str = HOST) -> Visitor:
        """Return a browser on a host."""
        return Visitor(host, self.port)

    def count(self, table: str, condition: str = "true") -> int:
        """Count rows of the first city as the superuser, who needs no city."""
        with self.admin() as admin:
            query = sql.SQL("SELECT count(*) FROM {} WHERE " + condition)  # noqa: S608 - our own words
            found = admin.execute(query.format(sql.Identifier(self._schema(), table))).fetchone()
        assert found is not None
        return int(found[0])

    def outbox(self) -> tuple[int, int]:
        """Return how many rows of work wait or are under way, and how many are done."""
        with self.admin() as admin:
            counts = "count(*) FILTER (WHERE done_at IS NULL), count(*) FILTER (WHERE done_at IS NOT NULL)"
            found = admin.execute(f"SELECT {counts} FROM bus.outbox_event").fetchone()  # noqa: S608 - our own words
        assert found is not None
        return int(found[0]), int(found[1])

    def admin(self) -> psycopg.Connection:
        """Return a superuser's connection to the database."""
        url = self.postgres.admin_url.rpartition("/")[0] + f"/{DATABASE}"
        return psycopg.connect(url, autocommit=True)

    def series(self) -> sql.Identifier:
        """Return the table from which the first city's cases take their numbers."""
        return sql.Identifier(self._schema(), "case_number_series")

    def _schema(self) -> str:
        with self.admin() as admin:
            query = "SELECT schema_name FROM control.municipality WHERE code = '382027'"
            found = admin.execute(query).fetchone()
        assert found is not None
        return str(found[0])

    def _run(self, module: str, *arguments: str) -> None:
        command = [sys.executable, "-m", module, *arguments]
        done = subprocess.run(command, cwd=ROOT, env=self._environment(), capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr[-4000:]

    def _environment(self) -> dict[str, str]:
        own = {"DJANGO_SETTINGS_MODULE": "tests.faults.served_settings", "PYTHONPATH": f"{ROOT / 'platform'}:{ROOT}"}
        own |= {"FAULTS_FOLDER": str(self.folder), "FAULTS_PASSWORD": PASSWORD, "PYTHONUNBUFFERED": "1"}
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("MANNAKA_", "DATABASE_"))}
        return kept | environment(self.folder, public_port=self.port) | own

"""The local Valkey: broker, cache and live messages, kept on disk."""

from __future__ import annotations

import signal
import time
from typing import TYPE_CHECKING

import redis

from mannaka.local import process_table, wheels
from mannaka.local.errors import ServerStartError
from mannaka.local.ports import LOOPBACK
from mannaka.local.server import LocalServer

if TYPE_CHECKING:
    from pathlib import Path

START_SECONDS = 30
STOP_SECONDS = 30
BROKER_DATABASE = 0
CACHE_DATABASE = 1


class ValkeyServer(LocalServer):
    """A Valkey that belongs to one data folder."""

    name = "valkey"

    @property
    def broker_url(self) -> str:
        """Return the address for Celery."""
        return self.url(BROKER_DATABASE)

    @property
    def cache_url(self) -> str:
        """Return the address for the cache and live messages."""
        return self.url(CACHE_DATABASE)

    def url(self, database: int) -> str:
        """Return the address of a numbered database."""
        return f"redis://:{self.password}@{LOOPBACK}:{self.port}/{database}"

    @property
    def pid(self) -> int | None:
        """Return the server's number in its pid file."""
        try:
            return int((self.folder / "valkey.pid").read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return None

    def is_running(self) -> bool:
        """Tell whether this very server runs."""
        pid = self.pid
        return pid is not None and str(self._configuration) in process_table.arguments_of(pid)

    @property
    def _configuration(self) -> Path:
        return self.folder / "valkey.conf"

    def _prepare(self) -> None:
        self.home.folder(self.name)
        self.home.folder(f"{self.name}/data")

    def _launch(self) -> None:
        # The password stands in a file of the server's account: arguments are visible to everybody on the machine.
        self.home.write_private(self._configuration, self._settings())
        (self.folder / "valkey.pid").unlink(missing_ok=True)
        seen = self.log.stat().st_size if self.log.exists() else 0
        done = self.home.run([wheels.valkey_program(self.home), self._configuration], seconds=START_SECONDS)
        if done.returncode != 0:
            raise ServerStartError(f"Valkey did not start: {(done.stdout + done.stderr).strip()}")
        self._wait_until_it_answers(seen=seen)

    def _settings(self) -> str:
        settings = {
            "bind": LOOPBACK,
            "port": self.port,
            "requirepass": self.password,
            "daemonize": "yes",
            "pidfile": _quoted(self.folder / "valkey.pid"),
            "logfile": _quoted(self.log),
            "dir": _quoted(self.folder / "data"),
            "appendonly": "yes",
            "appendfsync": "everysec",
            "save": '""',
            # Its arguments stay as given: by them we tell our server from another one with the same number.
            "set-proc-title": "no",
        }
        return "".join(f"{name} {value}\n" for name, value in settings.items())

    def _wait_until_it_answers(self, *, seen: int) -> None:
        deadline = time.monotonic() + START_SECONDS
        while not self._answers():
            # It has left our hands when it looks at the port: a port that is taken shows only in the log.
            gave_up = "Failed listening" in self._tail_of_log(seen) and not self.is_running()
            if gave_up or time.monotonic() > deadline:
                raise ServerStartError(f"Valkey did not start, see {self.log}.")
            time.sleep(0.02)

    def _answers(self) -> bool:
        try:
            with redis.Redis.from_url(self.broker_url, socket_timeout=2) as client:
                return self.is_running() and bool(client.ping())
        except redis.RedisError:
            return False

    def _shut_down(self) -> None:
        pid = self.pid
        if pid is not None:
            # On this signal it writes what it holds and leaves.
            process_table.send(pid, signal.SIGTERM)
        process_table.wait_until(lambda: not self.is_running(), seconds=STOP_SECONDS)


def _quoted(path: Path) -> str:
    return '"' + str(path).replace("\\", "\\\\").replace('"', '\\"') + '"'

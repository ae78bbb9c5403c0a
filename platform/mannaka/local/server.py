"""What the two local servers have in common: a kept port and password, one start at a time, a safe stop."""

from __future__ import annotations

import secrets
import shutil
import signal
from abc import ABC, abstractmethod
from typing import TYPE_CHECKING, Any

from mannaka.local import kept, ports, process_table
from mannaka.local.errors import LocalStackError, ServerStartError
from mannaka.local.home import home_of

if TYPE_CHECKING:
    from pathlib import Path

ATTEMPTS = 3
KILLED_SECONDS = 5


class LocalServer(ABC):
    """A server of the local stack. Its port and password are kept in the data folder, readable by its owner only."""

    name: str

    def __init__(self, data: Path) -> None:
        """Bind to the data folder; nothing is made or started yet."""
        self._keep = data.resolve()
        self.home = home_of(data)

    @property
    def folder(self) -> Path:
        """Return the folder of the server's data and log."""
        return self.home.path / self.name

    @property
    def log(self) -> Path:
        """Return the server's log file."""
        return self.folder / "server.log"

    @property
    def port(self) -> int:
        """Return the kept port."""
        return int(self._state()["port"])

    @property
    def password(self) -> str:
        """Return the administrator's password."""
        return str(self._state()["password"])

    @property
    def is_made(self) -> bool:
        """Tell whether this data folder ever had the server."""
        return self._state_file.exists()

    def start(self) -> None:
        """
        Start the server, where it does not run yet, and wait until it answers.

        :raises LocalStackError: it did not come up; the sentence names its log.
        """
        with kept.locked(self._keep / f"{self.name}.lock"):
            self._remember()
            self.home.make()
            if not self.is_running():
                self._prepare()
                self._start_on_a_free_port()

    def stop(self) -> None:
        """
        Stop the server in order and wait until it is gone.

        :raises LocalStackError: it did not stop, not even when killed.
        """
        if not self.folder.exists():
            return
        with kept.locked(self._keep / f"{self.name}.lock"):
            if self.is_running():
                self._shut_down()
            if self.is_running():
                self._kill()

    def destroy(self) -> None:
        """Stop the server and remove its data: for throw-away servers of tests."""
        self.stop()
        shutil.rmtree(self.folder, ignore_errors=True)
        self._state_file.unlink(missing_ok=True)
        self.home.remove()

    @abstractmethod
    def is_running(self) -> bool:
        """Tell whether this very server runs, not only a process with its old number."""

    @property
    @abstractmethod
    def pid(self) -> int | None:
        """Return the process number in the server's pid file."""

    @abstractmethod
    def _prepare(self) -> None: ...

    @abstractmethod
    def _launch(self) -> None: ...

    @abstractmethod
    def _shut_down(self) -> None: ...

    @property
    def _state_file(self) -> Path:
        return self._keep / f"{self.name}.json"

    def _state(self) -> dict[str, Any]:
        state = kept.read_kept(self._state_file)
        if not state:
            raise LocalStackError(f"{self._keep} holds no {self.name}: start the stack with `mannaka demo`.")
        return state

    def _remember(self) -> None:
        if kept.read_kept(self._state_file):
            return
        if self.folder.exists():
            # The data folder was deleted, and with it the password: what is left here belongs to nobody.
            self._discard_orphan()
        state = {"port": ports.free_port(), "password": secrets.token_urlsafe(32)}
        kept.write_kept(self._state_file, state)

    def _discard_orphan(self) -> None:
        if self.is_running():
            self._kill()
        shutil.rmtree(self.folder)

    def _start_on_a_free_port(self) -> None:
        for attempt in range(ATTEMPTS):
            kept.write_kept(self._state_file, {**self._state(), "port": ports.free_port(preferred=self.port)})
            try:
                self._launch()
            except ServerStartError:
                # Somebody took the port between our look and the server's: that, and only that, is worth another go.
                if attempt == ATTEMPTS - 1 or ports.is_free(self.port):
                    raise
            else:
                return

    def _kill(self) -> None:
        pid = self.pid
        if pid is not None:
            process_table.send(pid, signal.SIGKILL)
        if not process_table.wait_until(lambda: not self.is_running(), seconds=KILLED_SECONDS):
            raise LocalStackError(f"{self.name} (process {pid}) did not stop.")

    def _tail_of_log(self, start: int = 0) -> str:
        if not self.log.exists():
            return ""
        return self.log.read_bytes()[start:].decode("utf-8", "replace")

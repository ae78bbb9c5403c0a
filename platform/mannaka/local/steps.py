"""Runs one `mannaka` command to its end, as a step of the demo's start."""

from __future__ import annotations

import signal
import subprocess
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mannaka.local.errors import StepFailedError
from mannaka.local.processes import end_group

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from mannaka.local.watch import Ledger

# -P: the folder we stand in is no place to import from.
COMMAND = (sys.executable, "-P", "-m", "mannaka.cli")


@dataclass(frozen=True, slots=True, kw_only=True)
class StepRunner:
    """Runs commands with one environment, their words kept in one folder of logs."""

    environment: Mapping[str, str]
    logs: Path
    ledger: Ledger

    def run(self, *arguments: str, tell: Callable[[str], None]) -> str:
        """
        Run the command, tell each of its lines, and return them all.

        :raises StepFailedError: it ended with an error; its last line is the reason.
        """
        lines: list[str] = []
        process = self._spawn(arguments)
        self.ledger.add(process.pid)
        try:
            for line in process.stdout or ():
                lines.append(line.rstrip("\n"))
                tell(lines[-1])
            code = process.wait()
        finally:
            # Interrupted half-way: nothing of it may go on alone.
            end_group(process.pid, signal.SIGKILL)
            # Leaving the context closes its pipe and waits for it.
            with process:
                pass
            self.ledger.remove(process.pid)
            self._log(arguments, lines)
        if code != 0:
            raise StepFailedError(f"`mannaka {arguments[0]}` failed: {_last(lines)} Log: {self._path(arguments)}")
        return "\n".join(lines)

    def _spawn(self, arguments: tuple[str, ...]) -> subprocess.Popen[str]:
        return subprocess.Popen(  # noqa: S603 - our own command
            [*COMMAND, *arguments],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            env=dict(self.environment),
            text=True,
            encoding="utf-8",
            errors="replace",
            start_new_session=True,
        )

    def _path(self, arguments: tuple[str, ...]) -> Path:
        return self.logs / f"{arguments[0]}.log"

    def _log(self, arguments: tuple[str, ...], lines: list[str]) -> None:
        with self._path(arguments).open("a", encoding="utf-8") as log:
            log.writelines(f"{line}\n" for line in [f"$ mannaka {' '.join(arguments)}", *lines])


def _last(lines: list[str]) -> str:
    return next((line for line in reversed(lines) if line.strip()), "it said nothing.")

"""Keeps the processes of the demo alive together and ends them together."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from mannaka.local.process_table import wait_until

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from mannaka.local.watch import Ledger

POLL_SECONDS = 0.2
GRACE_SECONDS = 12
FIRST_PAUSE = 1.0
LONGEST_PAUSE = 30.0
# A process that ran this long before it died starts again with the first pause.
SETTLED_SECONDS = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Program:
    """A command to keep running, with its log."""

    name: str
    command: Sequence[str]
    log: Path
    environment: Mapping[str, str]

    def spawn(self) -> subprocess.Popen[bytes]:
        """Start it in a group of its own, so that it can be ended with all its children."""
        with self.log.open("ab") as log:
            return subprocess.Popen(  # noqa: S603 - our own commands
                list(self.command),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                env=dict(self.environment),
                start_new_session=True,
            )


@dataclass(slots=True)
class _Kept:
    program: Program
    process: subprocess.Popen[bytes] | None = None
    started_at: float = 0.0
    due_at: float = 0.0
    pause: float = FIRST_PAUSE

    @property
    def is_running(self) -> bool:
        return self.process is not None and self.process.poll() is None


@dataclass(slots=True)
class Supervisor:
    """Starts programs, starts again those that die, and stops them all."""

    tell: Callable[[str], None]
    ledger: Ledger
    _kept: list[_Kept] = field(default_factory=list)

    def start(self, programs: Sequence[Program]) -> None:
        """Start the programs."""
        for program in programs:
            kept = _Kept(program)
            self._kept.append(kept)
            self._spawn(kept)

    def is_running(self, name: str) -> bool:
        """Tell whether the program lives at this moment."""
        return any(kept.program.name == name and kept.is_running for kept in self._kept)

    def run(self) -> None:
        """Watch the programs until a signal interrupts."""
        while True:
            self.look()
            time.sleep(POLL_SECONDS)

    def look(self) -> None:
        """Notice who died, and start again those whose pause is over."""
        for kept in self._kept:
            if kept.process is None:
                if time.monotonic() >= kept.due_at:
                    self._spawn(kept)
            elif kept.process.poll() is not None:
                self._bury(kept, kept.process)

    def stop(self) -> None:
        """End every program with all its children; those that do not listen are killed."""
        groups = [kept.process for kept in self._kept if kept.process is not None]
        for process in groups:
            end_group(process.pid, signal.SIGTERM)
        wait_until(lambda: all(process.poll() is not None for process in groups), seconds=GRACE_SECONDS)
        for process in groups:
            end_group(process.pid, signal.SIGKILL)
            process.wait()
            self.ledger.remove(process.pid)
        self._kept.clear()

    def _spawn(self, kept: _Kept) -> None:
        kept.process = kept.program.spawn()
        kept.started_at = time.monotonic()
        self.ledger.add(kept.process.pid)

    def _bury(self, kept: _Kept, process: subprocess.Popen[bytes]) -> None:
        # Children of a killed parent would still hold its port.
        end_group(process.pid, signal.SIGKILL)
        self.ledger.remove(process.pid)
        if time.monotonic() - kept.started_at > SETTLED_SECONDS:
            kept.pause = FIRST_PAUSE
        kept.process, kept.due_at = None, time.monotonic() + kept.pause
        self.tell(
            f"{kept.program.name} ended ({_ending(process.returncode)}); "
            f"it starts again in {kept.pause:.0f} s. Log: {kept.program.log}"
        )
        kept.pause = min(kept.pause * 2, LONGEST_PAUSE)


def end_group(group: int, signal_number: signal.Signals) -> None:
    """Send the signal to every process of a group; a group that is gone already is no error."""
    try:
        os.killpg(group, signal_number)
    except ProcessLookupError:
        return


def _ending(code: int) -> str:
    return f"signal {-code}" if code < 0 else f"code {code}"

"""A fresh clone and its demo: how long until the page comes, the first time and the second."""

import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from mannaka.local.demo import page_answers
from mannaka.local.ports import free_port
from tests.benchmarks.report import Samples
from tests.support.stack import ROOT

ROUNDS = 5
ANSWER_SECONDS = 400
# What this process got from its own environment must not point the clone's demo anywhere.
OURS = ("DATABASE", "BROKER_URL", "CACHE_URL", "SECRET_KEY", "MANNAKA_", "DJANGO_", "VIRTUAL_ENV", "PYTHON", "MAKE")


class Clone:
    """A checkout of what is committed, with a demo of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "mannaka"
        self.data = self.folder / ".mannaka"
        self.port = free_port()
        subprocess.run(["git", "clone", "--quiet", str(ROOT), str(self.folder)], check=True)

    def start(self) -> float:
        """Start the demo as the README says, and return the seconds until the first city's page came."""
        started = time.perf_counter()
        with (self.folder.parent / "demo.log").open("ab") as log:
            process = subprocess.Popen(
                ["make", "demo", f"PORT={self.port}"],
                cwd=self.folder,
                env=_clean_environment(),
                stdout=log,
                stderr=subprocess.STDOUT,
            )
        while not page_answers(self.port):
            if process.poll() is not None or time.perf_counter() - started > ANSWER_SECONDS:
                raise RuntimeError((self.folder.parent / "demo.log").read_text()[-2000:])
            time.sleep(0.1)
        taken = time.perf_counter() - started
        self._wait_until_ready()
        return taken

    def stop(self) -> None:
        """Stop the demo; harmless where none runs."""
        command = [self.folder / ".venv" / "bin" / "mannaka", "demo", "--stop", "--data", str(self.data)]
        if command[0].exists():
            subprocess.run([*map(str, command)], cwd=self.folder, env=_clean_environment(), check=False, timeout=60)

    def _wait_until_ready(self) -> None:
        """Let the other processes start, too: what is measured next meets a house at rest."""
        limit = time.perf_counter() + ANSWER_SECONDS
        while not (self.data / "logins.json").exists() or not self._is_at_rest():
            if time.perf_counter() > limit:
                raise RuntimeError("The demo did not come to rest.")
            time.sleep(0.5)

    def _is_at_rest(self) -> bool:
        return all((self.data / "files" / "health" / part).exists() for part in ("worker", "relay", "beat"))


@contextmanager
def fresh_clone() -> Iterator[Clone]:
    """Clone, and leave nothing behind."""
    folder = Path(tempfile.mkdtemp(prefix="mannaka-house-"))
    clone = Clone(folder)
    try:
        yield clone
    finally:
        clone.stop()
        shutil.rmtree(folder, ignore_errors=True)


def measure_starts(clone: Clone, measured: dict[str, Samples]) -> None:
    """Add one first and one second start of a clone, which runs afterwards."""
    measured["demo_first"].ours.append(clone.start())
    clone.stop()
    measured["demo_again"].ours.append(clone.start())


def _clean_environment() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if not name.startswith(OURS)}

"""A worker that waits for its broker is alive; one that is gone is not."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from mannaka.local.ports import free_port

pytestmark = pytest.mark.slow
WAIT_SECONDS = 30


def test_a_worker_whose_broker_is_away_still_shows_that_it_lives(run_database: object, tmp_path: Path) -> None:
    nowhere = f"redis://127.0.0.1:{free_port()}/0"
    environment = os.environ | {"BROKER_URL": nowhere, "MANNAKA_HEALTH_DIR": str(tmp_path)}
    beats = "import mannaka.health.celery_signs as signs; signs.WAITING_SECONDS = 0.2; "
    starts = "from mannaka.celery import app; app.start(['worker', '--pool=solo', '--loglevel=ERROR'])"
    worker = subprocess.Popen(
        [sys.executable, "-c", beats + starts], env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        first = _next_beat(tmp_path / "worker", after=0.0)
        assert _next_beat(tmp_path / "worker", after=first) > first
    finally:
        worker.kill()
        worker.wait()

    last = (tmp_path / "worker").stat().st_mtime
    time.sleep(0.6)
    assert (tmp_path / "worker").stat().st_mtime == last


def _next_beat(file: Path, *, after: float) -> float:
    limit = time.monotonic() + WAIT_SECONDS
    while time.monotonic() < limit:
        if file.exists() and file.stat().st_mtime > after:
            return file.stat().st_mtime
        time.sleep(0.05)
    raise AssertionError("The worker showed no life.")

"""An orchestrator asks whether a process lives and whether it can serve."""

import os
import time
from pathlib import Path

import pytest
from django.conf import settings
from django.db import OperationalError
from django.test import Client
from typer.testing import CliRunner

from mannaka.cli import app
from mannaka.health import heartbeat, readiness
from mannaka.health.celery_signs import LivingScheduler
from mannaka.health.readiness import Readiness


@pytest.fixture(autouse=True)
def fresh_readiness(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mannaka.health.middleware.readiness", Readiness())


@pytest.fixture
def health_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(settings, "MANNAKA_HEALTH_DIR", tmp_path / "health")
    return tmp_path / "health"


def test_a_process_that_lives_says_so_at_any_host_without_the_database() -> None:
    answer = Client(headers={"host": "10.0.0.7:8000"}).get("/livez")

    assert answer.status_code == 200
    assert answer.json() == {"status": "alive"}


def test_a_process_with_database_template_and_folder_is_ready(db: None) -> None:
    settings.MANNAKA_DATA.mkdir(parents=True, exist_ok=True)

    answer = Client(headers={"host": "10.0.0.7"}).get("/readyz")

    assert answer.json() == {"status": "ready", "failing": []}
    assert answer.status_code == 200


def test_a_process_without_its_database_is_not_ready_and_names_it(monkeypatch: pytest.MonkeyPatch) -> None:
    def away() -> int:
        raise OperationalError

    monkeypatch.setattr(readiness.registry, "load_version", away)
    monkeypatch.setitem(readiness.CHECKS, "template", lambda: True)

    answer = Client().get("/readyz")

    assert answer.status_code == 503
    assert "database" in answer.json()["failing"]


def test_a_template_of_an_older_release_is_not_ready(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(readiness, "template_state", lambda: "older")

    assert "template" in Client().get("/readyz").json()["failing"]


def test_many_probes_ask_the_database_once_in_two_seconds(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr(readiness, "CHECKS", {"database": lambda: asked.append("x") is None})
    once = Readiness()

    assert [once.failing() for _ in range(50)] == [[]] * 50
    assert asked == ["x"]


def test_a_part_lives_for_a_minute_after_its_last_sign(health_folder: Path) -> None:
    assert not heartbeat.is_alive("relay")

    heartbeat.beat("relay")
    assert heartbeat.is_alive("relay")
    assert not heartbeat.is_alive("worker")

    past = time.time() - 61
    os.utime(health_folder / "relay", (past, past))
    assert not heartbeat.is_alive("relay")


def test_beat_shows_life_at_each_tick(health_folder: Path, tmp_path: Path) -> None:
    from mannaka.celery import app as celery

    scheduler = LivingScheduler(app=celery, schedule_filename=str(tmp_path / "schedule"), lazy=True)
    scheduler.setup_schedule()
    scheduler.schedule.clear()

    scheduler.tick()

    assert heartbeat.is_alive("beat")


@pytest.mark.parametrize("part", ["worker", "relay", "beat"])
def test_the_command_ends_with_1_until_the_part_has_shown_life(health_folder: Path, part: str) -> None:
    asked = CliRunner()

    assert asked.invoke(app, ["health", part]).exit_code == 1
    heartbeat.beat(part)
    alive = asked.invoke(app, ["health", part])

    assert alive.exit_code == 0
    assert "seen 0 s ago" in alive.output

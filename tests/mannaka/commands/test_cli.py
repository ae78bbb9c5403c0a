"""The operator's command: quick, plain, and never a traceback for what may happen to anybody."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner

from mannaka.cli import app
from tests.support.plugin import RunDatabase

Mannaka = Callable[..., subprocess.CompletedProcess]
SETTINGS_OF_A_STACK = ("DATABASE_", "BROKER_", "CACHE_", "MANNAKA_", "SECRET_KEY", "DJANGO_")


def run(*arguments: str, environment: dict[str, str]) -> subprocess.CompletedProcess:
    command = [sys.executable, "-P", "-m", "mannaka.cli", *arguments]
    return subprocess.run(command, env=environment, capture_output=True, text=True, timeout=120, check=False)


@pytest.fixture
def mannaka(run_database: RunDatabase, tmp_path: Path) -> Mannaka:
    """Run the command against the test stack, with settings changed at will."""

    def call(*arguments: str, **changes: str | None) -> subprocess.CompletedProcess:
        settings = {"MANNAKA_DATA": str(tmp_path / "files"), "DJANGO_SETTINGS_MODULE": "mannaka.settings.production"}
        variables = {**os.environ, **settings, **changes}
        return run(*arguments, environment={name: value for name, value in variables.items() if value is not None})

    return call


@pytest.fixture
def bare() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if not name.startswith(SETTINGS_OF_A_STACK)}


def imported(code: str, environment: dict[str, str]) -> set[str]:
    """Return the top-level packages that the code imports, in a fresh interpreter."""
    program = f"import json, sys\n{code}\nprint(json.dumps(sorted({{name.partition('.')[0] for name in sys.modules}})))"
    done = subprocess.run(
        [sys.executable, "-P", "-c", program], env=environment, capture_output=True, text=True, check=True
    )
    return set(json.loads(done.stdout.splitlines()[-1]))


def test_the_help_imports_neither_django_nor_celery(bare: dict[str, str]) -> None:
    assert not imported("import mannaka.cli", bare) & {"django", "celery", "psycopg", "redis"}


def test_the_help_names_every_command(bare: dict[str, str]) -> None:
    said = run("--help", environment=bare).stdout

    for name in ("demo", "release", "doctor", "serve", "seed", "collect", "city", "audit"):
        assert f" {name} " in said


def test_the_verifier_needs_no_django(bare: dict[str, str]) -> None:
    assert "django" not in imported("import mannaka.cli, mannaka_kit.audit.verify", bare)


def test_without_any_stack_it_says_how_to_get_one(bare: dict[str, str], tmp_path: Path) -> None:
    done = run("city", "list", "--data", str(tmp_path / "none"), environment=bare)

    assert done.returncode == 2
    assert "mannaka demo" in done.stderr
    assert "Traceback" not in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1


def test_it_lists_the_cities(mannaka: Mannaka) -> None:
    cities = json.loads(mannaka("city", "list", "--json").stdout)

    assert [(city["code"], city["host"]) for city in cities] == [
        ("382027", "imabari.localhost"),
        ("382060", "saijo.localhost"),
    ]


def test_a_wrong_check_digit_is_refused_in_one_sentence(mannaka: Mannaka) -> None:
    done = mannaka("city", "create", "382021", "--name", "今治市", "--host", "x.localhost")

    assert done.returncode == 2
    assert "382021" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_new_city_is_made_and_listed(committed_db: None, mannaka: Mannaka) -> None:
    done = mannaka("city", "create", "382051", "--name", "新居浜市", "--host", "niihama.localhost")

    assert done.returncode == 0, done.stderr
    assert "382051" in mannaka("city", "list", "--json").stdout


def test_an_unreachable_database_is_one_sentence(mannaka: Mannaka) -> None:
    done = mannaka("city", "list", DATABASE_URL="postgresql://mannaka_web:x@127.0.0.1:9/none")

    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert "127.0.0.1" in done.stderr


def test_a_setting_that_is_missing_is_named(mannaka: Mannaka) -> None:
    done = mannaka("city", "list", SECRET_KEY=None)

    assert done.returncode == 2
    assert "SECRET_KEY" in done.stderr
    assert "Traceback" not in done.stderr


def test_doctor_says_when_all_is_well(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mannaka.doctor.examine.examine", lambda _situation: [])

    done = CliRunner().invoke(app, ["doctor"])

    assert (done.exit_code, done.stdout) == (0, "All is well.\n")


def test_doctor_finds_of_the_tests_own_server_only_that_it_saves_nothing(mannaka: Mannaka) -> None:
    done = mannaka("doctor")

    assert done.returncode == 1
    assert [line.split("=")[0].split()[-1] for line in done.stdout.splitlines()] == ["fsync", "full_page_writes"]


def test_doctor_names_the_setting_and_the_mend(mannaka: Mannaka) -> None:
    done = mannaka("doctor", SECRET_KEY="weak")

    assert done.returncode == 1
    assert done.stdout.startswith("SECRET_KEY: It is weak")
    assert "token_urlsafe" in done.stdout


@pytest.mark.parametrize("part", ["web", "worker", "relay", "beat"])
def test_no_process_starts_on_a_weak_key(mannaka: Mannaka, part: str) -> None:
    done = mannaka("serve", part, MANNAKA_KEK="AAAA")

    assert done.returncode == 2
    assert done.stderr.startswith("MANNAKA_KEK: It has 3 bytes")


def test_an_export_of_a_city_verifies_and_an_altered_one_does_not(mannaka: Mannaka, tmp_path: Path) -> None:
    export, outside = tmp_path / "log.jsonl", tmp_path / "outside"
    outside.mkdir()
    key = mannaka("audit", "key").stdout.strip()
    assert mannaka("audit", "export", "382027", str(export)).returncode == 0

    whole = mannaka("audit", "verify", str(export), "--checkpoints", str(outside), "--key", key)
    export.write_bytes(export.read_bytes().replace(b'"links":', b'"links":1'))
    altered = mannaka("audit", "verify", str(export), "--checkpoints", str(outside), "--key", key)

    assert (whole.returncode, altered.returncode) == (0, 1)
    assert "whole" in whole.stdout
    assert "ALTERED" in altered.stdout


def test_an_export_of_an_unknown_city_is_refused(mannaka: Mannaka, tmp_path: Path) -> None:
    done = mannaka("audit", "export", "131016", str(tmp_path / "x"))

    assert done.returncode == 2
    assert "131016" in done.stderr


def test_stop_without_a_demo_says_so(bare: dict[str, str], tmp_path: Path) -> None:
    done = run("demo", "--stop", "--data", str(tmp_path), environment=bare)

    assert done.returncode == 0
    assert "No demo runs" in done.stdout


def test_simulated_services_are_refused_where_others_could_reach_them(mannaka: Mannaka) -> None:
    done = mannaka("simulate", "--bind", "0.0.0.0:0")

    assert done.returncode == 2
    assert "must begin with 127.0.0.1" in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1

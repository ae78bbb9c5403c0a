"""The benchmarks compare like with like, and leave no row out."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from mannaka.settings import base
from mannaka_tenancy import Tenant
from tests.benchmarks import kernel, report
from tests.benchmarks.house import clerks, clone, creation, screens
from tests.benchmarks.house.clerks import percentile
from tests.benchmarks.report import Samples
from tests.support.stack import ROOT

SITE = ROOT / "tests" / "benchmarks" / "site"
NOT_IN_PLAIN = {
    "mannaka_tenancy.middleware.TenantMiddleware",  # what is measured
    "mannaka_kit.ui.middleware.KeepTypedTextMiddleware",  # imports the kernel; calls on and does nothing else
    "mannaka_kit.live.origins.LiveOriginMiddleware",  # imports the kernel; looks at the page's context and calls on
    "mannaka.health.middleware.HealthMiddleware",  # imports the kernel; compares the path and calls on
    "tenants.deliveries.middleware.HookMiddleware",  # imports the kernel; compares the path and calls on
    "mannaka_kit.request_log.RequestLogMiddleware",  # writes a line; left out on both sides
}


def test_the_settings_of_plain_django_are_short() -> None:
    assert len((SITE / "settings_plain.py").read_text(encoding="utf-8").splitlines()) < 60


def test_plain_django_has_the_products_middleware_less_tenancy() -> None:
    text = (SITE / "settings_plain.py").read_text(encoding="utf-8")
    plain = re.findall(r'"([\w.]+Middleware)"', text)

    assert plain == [name for name in base.MIDDLEWARE if name not in NOT_IN_PLAIN]


def test_plain_django_has_the_products_pool_and_limits() -> None:
    from mannaka.settings.parts.database import database

    ours = database("postgresql://a:b@c/d", login="web", pooled=True)["OPTIONS"]
    text = (SITE / "settings_plain.py").read_text(encoding="utf-8")

    assert ours["options"] in text
    for name, value in ours["pool"].items():
        assert f'"{name}": {value}' in text


def test_plain_django_names_no_tenancy() -> None:
    text = (SITE / "settings_plain.py").read_text(encoding="utf-8")

    assert "mannaka_tenancy" not in text
    assert "django_tenants" not in text


@pytest.mark.parametrize("name", ["kernel", "house", "cases", "bookings", "channels", "partners"])
def test_a_benchmark_begins_where_nothing_was_set_up(name: str) -> None:
    bare = {name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"}
    load = f"import runpy; runpy.run_module('tests.benchmarks.{name}', run_name='loaded')"
    subprocess.run([sys.executable, "-c", load], cwd=ROOT, env=bare, check=True)


@pytest.mark.parametrize("name", ["kernel", "house", "cases", "bookings", "channels", "partners"])
def test_a_row_that_was_not_measured_is_a_failure(name: str) -> None:
    rows = {goal["id"]: Samples(ours=[1.0]) for goal in report.goals_of(name)}
    assert [row["id"] for row in report.rows_of(name, rows)] == list(rows)

    rows.popitem()
    with pytest.raises(KeyError):
        report.rows_of(name, rows)


def test_a_percentile_is_one_of_the_values() -> None:
    assert percentile([float(number) for number in range(100)]) == 95.0
    assert percentile([7.0]) == 7.0


def test_a_case_without_its_guards_writes_none_of_their_rows(in_imabari: Tenant) -> None:
    from mannaka_kit.audit.models import Entry
    from mannaka_kit.idempotency.models import IdempotencyKey

    secret = creation.make_token()
    before = Entry.objects.count()
    assert len(creation.create(secret=secret, bare=True)) == creation.SLICE
    assert Entry.objects.count() == before
    assert not IdempotencyKey.objects.exists()

    creation.create(secret=secret, bare=False)
    assert Entry.objects.count() > before
    assert IdempotencyKey.objects.count() == creation.SLICE


def test_rows_keep_the_contract(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(report, "ROOT", tmp_path)
    rows = {goal["id"]: Samples(ours=[1.0, 2.0], against=[2.0, 4.0], n=2) for goal in report.goals_of("kernel")}
    report.write("kernel", rows)

    written = json.loads((tmp_path / "build" / "benchmarks" / "kernel.json").read_text(encoding="utf-8"))
    keys = ["id", "unit", "goal", "samples_ours", "samples_against", "n", "command"]
    assert [list(row) for row in written] == [keys] * len(rows)
    assert {row["command"] for row in written} == {"make bench NAME=kernel"}


def test_enough_rounds_are_interleaved() -> None:
    assert kernel.ROUNDS >= 5
    assert (kernel.CITIES - kernel.FIRST_CITIES) / kernel.STOCK_EVERY > 4
    assert kernel.CITIES == 20
    assert min(clone.ROUNDS, clerks.ROUNDS, screens.ROUNDS, creation.ROUNDS) >= 5
    assert clerks.CLERKS == 10

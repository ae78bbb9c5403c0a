"""The contracts of pyproject.toml hold, and a planted violation is seen."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.sources import ROOT

LINT = [str(Path(sys.executable).with_name("lint-imports")), "--no-cache"]
PACKAGES = ("tenants", "cms", "case_core", "integrations")
VIOLATIONS = {
    "cms/base/planted.py": "from case_core.cases.models import Case\n\n__all__ = ['Case']\n",
    "tenants/hours/planted.py": "import case_core.cases.selectors\n\n__all__ = ['case_core']\n",
    "integrations/planted.py": "import django\n\n__all__ = ['django']\n",
}


def lint(folder: Path) -> subprocess.CompletedProcess[str]:
    """Run the contracts over a copy of the house."""
    environment = {"PYTHONPATH": f"{folder}:{folder / 'platform'}", "PATH": "/usr/bin:/bin"}
    return subprocess.run(LINT, cwd=folder, env=environment, capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Copy the sources once."""
    copy = tmp_path_factory.mktemp("house")
    without = shutil.ignore_patterns("__pycache__", "static", "templates", "locale", "*.po", "*.mo")
    for name in (*PACKAGES, "platform"):
        shutil.copytree(ROOT / name, copy / name, ignore=without)
    shutil.copy(ROOT / "pyproject.toml", copy)
    return copy


def test_the_contracts_hold(house: Path) -> None:
    done = lint(house)

    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("name", sorted(VIOLATIONS))
def test_a_planted_violation_is_seen(house: Path, name: str) -> None:
    planted = house / name
    planted.write_text(VIOLATIONS[name], encoding="utf-8")
    try:
        done = lint(house)
    finally:
        planted.unlink()

    assert done.returncode == 1
    assert "BROKEN" in done.stdout

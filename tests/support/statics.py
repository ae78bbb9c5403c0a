"""Static files for the browser's tests, gathered as for production: a page asks for a few, and keeps them."""

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

from tests.support.stack import ROOT, locked

_FOLDER = ROOT / "build" / "test-static"
_TOPS = ("platform", "tenants", "case_core", "cms")
_SETTINGS = "tests.support.browser_settings"


def ensure_gathered() -> Path:
    """Gather the static files unless these very ones were gathered before, and return their folder."""
    folder = _FOLDER / _digest()
    with locked():
        if not folder.exists():
            shutil.rmtree(_FOLDER, ignore_errors=True)
            building = _FOLDER / "building"
            environment = {"DJANGO_SETTINGS_MODULE": _SETTINGS, "MANNAKA_TEST_STATIC": str(building)}
            command = [sys.executable, "-m", "django", "collectstatic", "--no-input", "--verbosity=0"]
            subprocess.run(command, cwd=ROOT, env=os.environ | environment, check=True)
            building.rename(folder)
    return folder


def _digest() -> str:
    digest = hashlib.sha256((ROOT / "requirements" / "runtime.txt").read_bytes())
    for top in _TOPS:
        for path in sorted((ROOT / top).glob("**/static/**/*")):
            if path.is_file():
                digest.update(path.relative_to(ROOT).as_posix().encode() + path.read_bytes())
    return digest.hexdigest()[:16]

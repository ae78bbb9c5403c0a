"""The settings of a served city: where TLS ends before it, unlike the demo and the tests."""

import json
import os
import subprocess
import sys
from typing import Any

from tests.support.stack import ROOT

_PROGRAM = """
import json
from django.conf import settings
names = [name for name in dir(settings) if "COOKIE" in name]
print(json.dumps({name: getattr(settings, name) for name in names}, default=str))
"""


def production_settings() -> dict[str, Any]:
    """Return the settings on cookies as a process behind TLS has them."""
    environment = {name: value for name, value in os.environ.items() if name != "MANNAKA_INSECURE_HTTP"}
    environment |= {
        "DJANGO_SETTINGS_MODULE": "mannaka.settings.production",
        "PYTHONPATH": f"{ROOT / 'platform'}:{ROOT}",
    }
    done = subprocess.run(
        [sys.executable, "-c", _PROGRAM], cwd=ROOT, env=environment, capture_output=True, text=True, check=True
    )
    settings: dict[str, Any] = json.loads(done.stdout)
    return settings

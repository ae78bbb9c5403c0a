"""django-helpdesk: an environment of its own under build/, a database in the same PostgreSQL, its own gunicorn."""

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from tests.benchmarks.cases.servers import Gunicorn, environment_with
from tests.benchmarks.cases.visitor import Visitor
from tests.benchmarks.scratch import empty_database
from tests.support.stack import ROOT

VENV: Final = ROOT / "build" / "benchmarks" / "helpdesk-environment"
PACKAGES: Final = ("django-helpdesk==2.6.1", "django==5.2.*", "psycopg[binary,pool]==3.3.*", "gunicorn")
SITE: Final = "tests.benchmarks.cases.peer_site"
HOST: Final = "127.0.0.1"
UV: Final = Path(sys.executable).parent / "uv"


@contextmanager
def peer_site(environment: dict[str, str]) -> Iterator[Visitor]:
    """Install, fill and serve it; yield somebody who is signed in."""
    python = installed()
    with empty_database(environment, "helpdesk") as at:
        settings = environment_with(
            {"PEER_DATABASE_URL": at["DATABASE_OWNER_URL"], "DJANGO_SETTINGS_MODULE": f"{SITE}.settings"}
        )
        cookies = _filled(python, settings)
        with Gunicorn("helpdesk", f"{SITE}.wsgi:application", settings, python=python) as server:
            server.wait(HOST, "/login/")
            yield Visitor(port=server.port, host=HOST, cookies=cookies)


def installed() -> Path:
    """Return the Python of its environment, made where it is missing; nobody is asked anything."""
    python = VENV / "bin" / "python"
    if not python.exists():
        subprocess.run([UV, "venv", "--quiet", "--python", sys.executable, VENV], check=True)
    subprocess.run([UV, "pip", "install", "--quiet", "--python", python, *PACKAGES], check=True)
    return python


def _filled(python: Path, settings: dict[str, str]) -> dict[str, str]:
    command = [python, "-m", f"{SITE}.fill"]
    done = subprocess.run(command, cwd=ROOT, env=settings, stdout=subprocess.PIPE, check=True)
    cookies: dict[str, str] = json.loads(done.stdout)
    return cookies

"""A demo with real servers and sleeping programs: `python -m tests.mannaka.local.fake_demo DATA PORT`."""

import json
import sys
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import Any
from unittest.mock import patch

from mannaka.local import demo, kept
from mannaka.local.narrator import Narrator
from mannaka.local.postgres import PostgresServer
from mannaka.local.processes import Program

# A parent with a child of its own, as gunicorn and Celery have; both outlive a terminal.
SLEEPER = ("sh", "-c", "sleep 300 & wait")
LOGIN = {"city": "今治市", "host": "imabari.localhost", "role": "administrator"} | {
    "url": "http://imabari.localhost:1/staff/",
    "username": "aoi",
    "password": "secret",
}


def programs(variables: Mapping[str, str], *, logs: Path, port: int) -> list[Program]:
    """Return sleepers instead of the product's processes."""
    return [
        Program(name=name, command=SLEEPER, log=logs / f"{name}.log", environment=variables)
        for name in ("web", "worker", "relay", "beat")
    ]


def prepare(data: Path, **_: Any) -> None:
    """Write one login instead of filling cities."""
    kept.write_text(data / "logins.json", json.dumps([LOGIN]))


def main() -> None:
    """Run the demo until it is told to end."""
    with (
        patch.object(demo, "programs", programs),
        patch.object(demo, "prepare", prepare),
        patch.object(demo, "page_answers", lambda _port: True),
        patch.object(demo, "PostgresServer", partial(PostgresServer, throwaway=True)),
    ):
        demo.run_demo(Path(sys.argv[1]), port=int(sys.argv[2]), narrator=Narrator())


if __name__ == "__main__":
    main()

"""A demo of its own in a folder of its own, where the commands of the documentation are run as they stand."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from mannaka.commands.seed import SHARE
from mannaka.local import ports, wheels
from mannaka.local.home import home_of
from mannaka.local.kept import read_kept
from mannaka.local.postgres import SUPERUSER, PostgresServer
from mannaka.local.secrets import environment, live_port
from mannaka.local.valkey import ValkeyServer
from tests.docs.by_page import Administrator
from tests.docs.pages import ROOT, Block
from tests.support.clamd import double, fresh

SECONDS: Final = 600  # of a page, which may start the demo for the first time
LINKED: Final = (".venv", "platform")
DOCUMENTED_PORT: Final = "8000"
LIVE_PORT: Final = "8001"
OF_TESTS: Final = re.compile(r"DATABASE_|MANNAKA_|DJANGO_|BROKER_URL|CACHE_URL|SECRET_KEY|PYTEST_")
CHECKPOINT: Final = """
import django
django.setup()
from mannaka_kit.audit.checkpoints import sign_checkpoint
from mannaka_kit.cities import for_each_active_city
for_each_active_city(sign_checkpoint, name="audit.checkpoint")
"""


@dataclass
class Scratch:
    """The folder, its demo's port, and what the commands may take from the environment."""

    folder: Path
    port: int = field(default_factory=ports.free_port)

    def __post_init__(self) -> None:
        """Lay out what the commands expect of a checkout."""
        self._scanner = double(fresh)
        self._clamd_url = self._scanner.__enter__()
        for name in LINKED:
            (self.folder / name).symlink_to(ROOT / name)

    @property
    def data(self) -> Path:
        """Return the demo's data."""
        return self.folder / ".mannaka"

    def start(self) -> None:
        """Start the demo, unless it runs, with the checkpoints that else come every five minutes."""
        if not ports.answers(self.port):
            self._mannaka("demo", "--detach", "--port", str(self.port))
            self._sign_checkpoints()

    def stop(self) -> None:
        """Stop the demo, where it runs."""
        self._mannaka("demo", "--stop")

    def remove(self) -> None:
        """Stop the demo and remove all it made."""
        self.stop()
        self._scanner.__exit__(None, None, None)
        for server in (PostgresServer(self.data), ValkeyServer(self.data)):
            server.destroy()
        shutil.rmtree(self.folder, ignore_errors=True)

    def run_page(self, blocks: list[Block]) -> list[str]:
        """Run the blocks of a page in one shell, as a reader would, and return what each of them printed."""
        mark = "--- next block ---"
        script = f"\necho '{mark}'\n".join(self._at_my_port(block.commands) for block in blocks)
        done = self._run(["bash", "-euo", "pipefail", "-c", script], self._tokens() if "$TOKEN" in script else {})
        assert done.returncode == 0, f"{done.stdout}\n{done.stderr}"
        return done.stdout.split(mark)

    def expected(self, block: Block) -> list[str]:
        """Return the lines that a block is said to print."""
        return [self._at_my_port(line) for line in block.prints]

    def _sign_checkpoints(self) -> None:
        variables = self._variables() | environment(self.data)
        subprocess.run([sys.executable, "-c", CHECKPOINT], env=variables, cwd=self.folder, check=True, timeout=60)

    def _at_my_port(self, words: str) -> str:
        return words.replace(DOCUMENTED_PORT, str(self.port)).replace(LIVE_PORT, str(live_port(self.port)))

    def _mannaka(self, *words: str) -> None:
        done = self._run([".venv/bin/mannaka", *words])
        assert done.returncode == 0, f"{done.stdout}\n{done.stderr}"

    def _tokens(self) -> dict[str, str]:
        return Administrator(self.data, port=self.port).make_tokens()

    def _run(self, command: list[str], given: Mapping[str, str] | None = None) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            command,
            cwd=self.folder,
            env=self._variables() | dict(given or {}),
            capture_output=True,
            text=True,
            timeout=SECONDS,
            check=False,
        )

    def _variables(self) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if not OF_TESTS.match(name)}
        programs = wheels.postgres_programs(home_of(self.data)) if self.data.exists() else ROOT
        own = {"PATH": f"{programs}:{os.environ['PATH']}", "LC_ALL": "C.UTF-8", SHARE: "0.1"}
        return kept | own | self._readers_own()

    def _readers_own(self) -> dict[str, str]:
        """Return what how-to pages ask the reader to fill in."""
        if not (self.data / "secrets.json").exists():
            return {}
        postgres, held = PostgresServer(self.data), read_kept(self.data / "secrets.json")
        return {
            "DATABASE_OWNER_URL": environment(self.data)["DATABASE_OWNER_URL"],
            "DATABASE_RELAY_URL": environment(self.data)["DATABASE_RELAY_URL"],
            "ADMIN_URL": postgres.url(SUPERUSER, postgres.password, "").rstrip("/"),
            "DATABASE_SERVER": f"{ports.LOOPBACK}:{postgres.port}",
            "OWNER_PASSWORD": held["mannaka_owner_password"],
            "WEB_PASSWORD": held["mannaka_web_password"],
            "RELAY_PASSWORD": held["mannaka_relay_password"],
            "VALKEY_URL": ValkeyServer(self.data).broker_url.rpartition("/")[0],
            "CLAMD_URL": self._clamd_url,
            "MANNAKA_DATA": str(self.folder / "own-files"),
        }

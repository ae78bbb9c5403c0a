"""A small cluster for the pods: a database of their own with two cities, and a Valkey of their own."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from mannaka.local import fingerprint
from mannaka.local.secrets import environment
from mannaka.local.valkey import ValkeyServer
from tests.deploy import charts
from tests.support import stack


@contextmanager
def servers(folder: Path) -> Iterator[tuple[dict[str, str], ValkeyServer]]:
    """Yield the secret that an operator would write, and the Valkey, so that a test may take it away."""
    collect()
    name = f"pods_{os.getpid()}"
    held = stack.at_database(environment(stack.DATA), name)
    stack.create_database(name, template=stack.ensure_template(held))
    valkey = ValkeyServer(folder)
    try:
        valkey.start()
        yield held | {"BROKER_URL": valkey.broker_url, "CACHE_URL": valkey.cache_url}, valkey
    finally:
        valkey.destroy()
        stack.drop_database(name)


def collect() -> None:
    """Gather static files, as the image's build does, unless those of this very code are there."""
    mark = fingerprint.code_fingerprint()
    if not fingerprint.is_collected(mark):
        kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
        subprocess.run([charts.ROOT / ".venv" / "bin" / "mannaka", "collect"], cwd=charts.ROOT, env=kept, check=True)
        fingerprint.set_collected(mark)

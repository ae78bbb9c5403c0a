"""The test stack: one PostgreSQL and one Valkey for all runs of this checkout, one database for each run."""

import fcntl
import hashlib
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
from psycopg import sql

from tests.support import in_memory

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT / "build" / "test-stack"
CITIES = (("382027", "今治市", "imabari.localhost"), ("382060", "西条市", "saijo.localhost"))
_SOURCES = ("platform/mannaka_tenancy", "platform/mannaka/settings/parts/apps.py", "tenants/municipalities")


@contextmanager
def locked() -> Iterator[None]:
    """Let one process at a time start servers or build the template."""
    DATA.mkdir(parents=True, exist_ok=True)
    with (DATA / "stack.lock").open("w") as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield


def start() -> dict[str, str]:
    """Start both servers where they do not run, and return the environment that points at them."""
    from mannaka.local.postgres import PostgresServer
    from mannaka.local.secrets import environment
    from mannaka.local.valkey import ValkeyServer

    with locked():
        PostgresServer(DATA, throwaway=True).start()
        ValkeyServer(DATA).start()
        return environment(DATA, public_port=8000) | {"DJANGO_SETTINGS_MODULE": "mannaka.settings.test"}


def stop() -> None:
    """Stop and remove both servers and every test database."""
    from mannaka.local.postgres import PostgresServer
    from mannaka.local.valkey import ValkeyServer

    PostgresServer(DATA, throwaway=True).destroy()
    ValkeyServer(DATA).destroy()
    in_memory.remove(DATA)


def at_database(environment: dict[str, str], name: str) -> dict[str, str]:
    """Return the environment with its three database addresses pointing at another database."""
    names = ("DATABASE_URL", "DATABASE_OWNER_URL", "DATABASE_RELAY_URL")
    return environment | {key: environment[key].rpartition("/")[0] + f"/{name}" for key in names}


def template_name() -> str:
    """Return the template database's name: a hash of everything that decides what a city is made of."""
    digest = hashlib.sha256()
    for path in sorted(_source_files()):
        digest.update(path.relative_to(ROOT).as_posix().encode() + path.read_bytes())
    return f"template_{digest.hexdigest()[:16]}"


def _source_files() -> set[Path]:
    found: set[Path] = set()
    for source in _SOURCES:
        path = ROOT / source
        found |= {path} if path.is_file() else set(path.rglob("*.py")) | set(path.rglob("*.sql"))
    for top in ("platform", "tenants", "case_core", "cms"):
        found |= set((ROOT / top).rglob("migrations/*.py")) | set((ROOT / top).rglob("seed*.py"))
        found |= set((ROOT / top).rglob("apps.py"))
    return found


def ensure_template(environment: dict[str, str]) -> str:
    """Build the template database with two cities, unless it is there, and return its name."""
    name = template_name()
    with locked(), _admin() as admin:
        in_memory.make_tablespace(DATA, admin)
        if not _exists(admin, name):
            building = f"{name}_building"
            _drop(admin, building)
            _build(at_database(environment, building), building)
            admin.execute(sql.SQL("ALTER DATABASE {} RENAME TO {}").format(*map(sql.Identifier, (building, name))))
    return name


def _build(environment: dict[str, str], database: str) -> None:
    from mannaka.local.bootstrap import bootstrap

    bootstrap(DATA, database=database)
    command = [sys.executable, "-m", "tests.support.build_template"]
    done = subprocess.run(command, cwd=ROOT, env=os.environ | environment, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"The template could not be built:\n{done.stdout}\n{done.stderr}")


def create_database(name: str, *, template: str) -> None:
    """Create a database as a copy of the template."""
    with _admin() as admin:
        _drop(admin, name)
        admin.execute(
            # Four thousand small files are copied as files in half the time that writing them to the log takes.
            sql.SQL("CREATE DATABASE {} TEMPLATE {} TABLESPACE {} STRATEGY FILE_COPY OWNER mannaka_owner").format(
                *map(sql.Identifier, (name, template, in_memory.tablespace(DATA, admin)))
            )
        )
        admin.execute(sql.SQL("REVOKE ALL ON DATABASE {} FROM PUBLIC").format(sql.Identifier(name)))
        admin.execute(
            sql.SQL("GRANT CONNECT ON DATABASE {} TO mannaka_web, mannaka_relay").format(sql.Identifier(name))
        )


def drop_database(name: str) -> None:
    """Drop a database, whoever is connected."""
    with _admin() as admin:
        _drop(admin, name)


def _admin() -> psycopg.Connection:
    from mannaka.local.postgres import PostgresServer

    return psycopg.connect(PostgresServer(DATA, throwaway=True).admin_url, autocommit=True)


def _exists(admin: psycopg.Connection, name: str) -> bool:
    return admin.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone() is not None


def _drop(admin: psycopg.Connection, name: str) -> None:
    admin.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))


if __name__ == "__main__":
    {"start": start, "stop": stop, "template": lambda: ensure_template(start())}[sys.argv[1]]()

"""A sound installation, to be made unsound by one setting at a time."""

import base64
import os
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
import pytest

from mannaka.doctor.checks import durability
from mannaka.doctor.situation import SETTINGS, Situation
from tests.support import stack
from tests.support.plugin import RunDatabase

MakeSituation = Callable[..., Situation]


@pytest.fixture
def sound(run_database: RunDatabase, tmp_path: Path) -> dict[str, str]:
    settings = {name: os.environ.get(name, "") for name in SETTINGS}
    return settings | {"MANNAKA_DATA": str(tmp_path / "files")}


@pytest.fixture
def situation(sound: dict[str, str]) -> Iterator[MakeSituation]:
    made = []

    def make(**changes: str) -> Situation:
        made.append(Situation(sound | changes))
        return made[-1]

    yield make
    for each in made:
        each.close()


@pytest.fixture
def admin(run_database: RunDatabase) -> Iterator[psycopg.Connection]:
    """Speak as superuser to the run's database."""
    from mannaka.local.postgres import PostgresServer

    server = PostgresServer(stack.DATA)
    with psycopg.connect(server.url("postgres", server.password, run_database.name), autocommit=True) as connection:
        yield connection


@pytest.fixture
def login(admin: psycopg.Connection, sound: dict[str, str]) -> Iterator[Callable[[str], str]]:
    """Make logins with the attributes given and return the address of each."""
    names: list[str] = []
    address = urlsplit(sound["DATABASE_URL"])
    name_of_database = address.path.lstrip("/")

    def make(attributes: str) -> str:
        name = f"doctor_{uuid.uuid4().hex[:8]}"
        names.append(name)
        admin.execute(f"CREATE ROLE {name} LOGIN PASSWORD 'x' {attributes}")
        admin.execute(f"GRANT CONNECT ON DATABASE {name_of_database} TO {name}")
        return f"postgresql://{name}:x@{address.hostname}:{address.port}/{name_of_database}"

    yield make
    for name in names:
        admin.execute(f"DROP OWNED BY {name}; DROP ROLE {name}")


@pytest.fixture
def lasting(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the check of durability pass: the tests' own server saves nothing, and the check would say so."""
    monkeypatch.setattr(durability, "DANGEROUS", ())


@contextmanager
def database(options: str, sound: dict[str, str]) -> Iterator[str]:
    """Make an empty database with the options and yield the superuser's address of it."""
    from mannaka.local.postgres import PostgresServer

    server, name = PostgresServer(stack.DATA), f"doctor_{uuid.uuid4().hex[:8]}"
    with psycopg.connect(server.admin_url, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name} TEMPLATE template0 {options}")
        yield server.url("postgres", server.password, name)
        connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


def key(*, of: bytes) -> str:
    return base64.b64encode(of).decode()

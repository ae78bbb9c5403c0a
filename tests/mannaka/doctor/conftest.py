"""A sound installation, to be made unsound by one setting at a time."""

import base64
import os
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest
from psycopg import sql

from mannaka.doctor.situation import SETTINGS, Situation
from tests.support import stack
from tests.support.plugin import RunDatabase

MakeSituation = Callable[..., Situation]


@pytest.fixture
def sound(run_database: RunDatabase, tmp_path: Path) -> dict[str, str]:
    settings = {name: os.environ[name] for name in SETTINGS}
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
    address = psycopg.conninfo.conninfo_to_dict(sound["DATABASE_URL"])

    def make(attributes: str) -> str:
        name = f"doctor_{uuid.uuid4().hex[:8]}"
        names.append(name)
        admin.execute(f"CREATE ROLE {name} LOGIN PASSWORD 'x' {attributes}")
        admin.execute(
            sql.SQL("GRANT CONNECT ON DATABASE {} TO {}").format(*map(sql.Identifier, (address["dbname"], name)))
        )
        return f"postgresql://{name}:x@{address['host']}:{address['port']}/{address['dbname']}"

    yield make
    for name in names:
        admin.execute(f"DROP OWNED BY {name}; DROP ROLE {name}")


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

"""Databases of a benchmark in the test stack: made for it, dropped after it, with the roles that it made."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
from psycopg import sql

from mannaka.local.bootstrap import bootstrap
from mannaka.local.postgres import PostgresServer
from tests.support import stack


@contextmanager
def empty_database(environment: dict[str, str], name: str) -> Iterator[dict[str, str]]:
    """Make a database with the three logins and nothing else; yield the environment that points at it."""
    name = f"bench_{name}_{os.getpid()}"
    stack.drop_database(name)
    bootstrap(stack.DATA, database=name)
    try:
        yield stack.at_database(environment, name)
    finally:
        stack.drop_database(name)


@contextmanager
def released_database(environment: dict[str, str], name: str) -> Iterator[dict[str, str]]:
    """Copy the template of the tests; the roles of the benchmark's cities are dropped with the copy."""
    name = f"bench_{name}_{os.getpid()}"
    stack.create_database(name, template=stack.ensure_template(environment))
    try:
        yield stack.at_database(environment, name)
    finally:
        stack.drop_database(name)
        _drop_roles()


def drop_leftovers() -> None:
    """Drop the databases of benchmarks that were killed."""
    with _admin() as connection:
        rows = connection.execute("SELECT datname FROM pg_database WHERE datname LIKE 'bench\\_%'").fetchall()
    for (name,) in rows:
        if not Path(f"/proc/{name.rpartition('_')[2]}").exists():
            stack.drop_database(name)


def schema_name(number: int, owner_pid: int) -> str:
    """Return the schema of a benchmark's city; roles stand beside all databases, so the name carries the process."""
    return f"bench_{owner_pid}_{number}"


def grant_to_web(environment: dict[str, str], schema: str) -> None:
    """Let the web login read and write a schema that the owner made."""
    rights = "SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA {0}"
    statement = sql.SQL("GRANT USAGE ON SCHEMA {0} TO mannaka_web; GRANT " + rights + " TO mannaka_web")
    with psycopg.connect(environment["DATABASE_OWNER_URL"], autocommit=True) as connection:
        connection.execute(statement.format(sql.Identifier(schema)))


def _admin() -> psycopg.Connection:
    return psycopg.connect(PostgresServer(stack.DATA, throwaway=True).admin_url, autocommit=True)


def _drop_roles() -> None:
    with _admin() as connection:
        pattern = f"r_{schema_name(0, os.getpid())[:-1]}%"
        rows = connection.execute("SELECT rolname FROM pg_roles WHERE rolname LIKE %s", [pattern]).fetchall()
        for (name,) in rows:
            connection.execute(sql.SQL("DROP ROLE IF EXISTS {}").format(sql.Identifier(name)))

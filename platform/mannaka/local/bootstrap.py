"""Makes the database, its three logins and their rights in the local PostgreSQL."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING

import psycopg
from psycopg import sql

from mannaka.local.postgres import SUPERUSER, PostgresServer
from mannaka.local.secrets import DATABASE, ensure_secrets

if TYPE_CHECKING:
    from pathlib import Path

# Any number: two bootstraps of one cluster wait for each other.
LOCK = 3_820_270


def bootstrap(data: Path, *, database: str = DATABASE) -> None:
    """
    Make the database and its logins where they are missing; may be run again at any time.

    :raises psycopg.Error: the server refused a statement.
    """
    server = PostgresServer(data)
    _create_database(server, database)
    with psycopg.connect(server.url(SUPERUSER, server.password, database)) as connection:
        connection.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
        connection.execute(_statements(ensure_secrets(data)))


def _create_database(server: PostgresServer, database: str) -> None:
    with psycopg.connect(server.admin_url, autocommit=True) as connection:
        connection.execute("SELECT pg_advisory_lock(%s)", [LOCK])
        known = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [database]).fetchone()
        if known is None:
            connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(database)))


def _statements(held: dict[str, str]) -> sql.Composed:
    text = files("mannaka_tenancy").joinpath("sql", "bootstrap.sql").read_text(encoding="utf-8")
    # A file of ours, not a stranger's words: `SQL` takes literals only, so that nobody pastes input into it.
    return sql.SQL(text).format(
        owner_password=sql.Literal(held["mannaka_owner_password"]),
        relay_password=sql.Literal(held["mannaka_relay_password"]),
        web_password=sql.Literal(held["mannaka_web_password"]),
    )

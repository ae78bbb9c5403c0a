"""Brings the demo's schemas, cities and invented people up to this code."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING
from urllib.parse import urlsplit, urlunsplit

import psycopg
from psycopg import sql

from mannaka.local import kept
from mannaka.local.fingerprint import code_fingerprint, is_collected, set_collected
from mannaka.local.secrets import DATABASE

if TYPE_CHECKING:
    from pathlib import Path

    from mannaka.local.narrator import Narrator
    from mannaka.local.postgres import PostgresServer
    from mannaka.local.steps import StepRunner

CITIES = (
    ("382027", "今治市", "imabari.localhost"),
    ("382060", "西条市", "saijo.localhost"),
)
LOGINS = "logins.json"
MARK = "SELECT shobj_description(oid, 'pg_database') FROM pg_database WHERE datname = %s"


def prepare(data: Path, *, server: PostgresServer, steps: StepRunner, narrator: Narrator) -> None:
    """
    Release, make the missing cities and fill them, unless this very code has done so here before.

    :raises StepFailedError: a step ended with an error.
    """
    mark = code_fingerprint()
    if not is_collected(mark):
        with narrator.step("Gathering static files and translations") as tell:
            steps.run("collect", tell=tell)
        set_collected(mark)
    if (data / LOGINS).exists() and _mark(server) == mark:
        return
    with narrator.step("Bringing the schemas to this release") as tell:
        steps.run("release", tell=tell)
    known = {city["code"] for city in json.loads(steps.run("city", "list", "--json", tell=_silent))}
    for code, name, host in CITIES:
        if code not in known:
            with narrator.step(f"Opening {name}") as tell:
                steps.run("city", "create", code, "--name", name, "--host", host, "--demo", tell=tell)
        else:
            # Made by an earlier release, which had no such mark.
            steps.run("city", "demo", code, tell=_silent)
    with narrator.step("Filling the cities with invented people and matters") as tell:
        steps.run("seed", *(code for code, _, _ in CITIES), "--logins", str((data / LOGINS).resolve()), tell=tell)
    _set_mark(server, mark)


def logins_at(data: Path, *, port: int) -> list[dict[str, str]]:
    """Return the demo's logins, their addresses at the port, and keep them so."""
    path = data / LOGINS
    logins: list[dict[str, str]] = [
        {**login, "url": _at_port(login["url"], port)} for login in json.loads(path.read_text(encoding="utf-8"))
    ]
    kept.write_text(path, json.dumps(logins, ensure_ascii=False, indent=2))
    return logins


def _at_port(url: str, port: int) -> str:
    parts = urlsplit(url)
    return urlunsplit((parts.scheme, f"{parts.hostname}:{port}", parts.path, parts.query, parts.fragment))


def _mark(server: PostgresServer) -> str | None:
    # Kept as the database's comment: a cluster that was lost and made anew has none.
    with psycopg.connect(server.admin_url) as connection:
        row = connection.execute(MARK, [DATABASE]).fetchone()
    return row[0] if row else None


def _set_mark(server: PostgresServer, mark: str) -> None:
    statement = sql.SQL("COMMENT ON DATABASE {} IS {}").format(sql.Identifier(DATABASE), sql.Literal(mark))
    with psycopg.connect(server.admin_url) as connection:
        connection.execute(statement)


def _silent(_line: str) -> None:
    return

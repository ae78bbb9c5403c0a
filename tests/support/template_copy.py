"""The two cities of the template in a PostgreSQL of its own: carried over in seconds, where building takes a minute."""

import os
import shutil
import subprocess
from pathlib import Path

import psycopg
from psycopg import sql

from mannaka.local import wheels
from mannaka.local.bootstrap import bootstrap
from mannaka.local.postgres import SUPERUSER, PostgresServer
from mannaka.local.secrets import DATABASE
from tests.support import stack

_CITY_ROLES = "SELECT role FROM control.municipality ORDER BY role"


def carry_template_to(folder: Path) -> None:
    """Give the running PostgreSQL of a folder the template's database, its roles, and the secrets that open it."""
    shared, own = PostgresServer(stack.DATA, throwaway=True), PostgresServer(folder, throwaway=True)
    copied = f"carried_{os.getpid()}"
    # A copy is read, not the template itself: nobody can copy a database in which somebody is.
    stack.create_database(copied, template=stack.ensure_template(stack.start()))
    try:
        shutil.copy2(stack.DATA / "secrets.json", folder / "secrets.json")
        bootstrap(folder)
        _make_roles(own, _read_roles(shared, copied))
        _fill_anew(shared, copied, own)
        bootstrap(folder)
    finally:
        stack.drop_database(copied)


def _address(server: PostgresServer, database: str) -> str:
    return server.url(SUPERUSER, server.password, database)


def _read_roles(server: PostgresServer, database: str) -> list[str]:
    with psycopg.connect(_address(server, database)) as connection:
        return [str(role) for (role,) in connection.execute(_CITY_ROLES)]


def _make_roles(server: PostgresServer, roles: list[str]) -> None:
    """Make the cities' roles as `mannaka_tenancy.provisioning` does."""
    with psycopg.connect(server.admin_url) as connection:
        connection.execute("SET ROLE mannaka_owner")
        for role in map(sql.Identifier, roles):
            connection.execute(
                sql.SQL("CREATE ROLE {0} NOLOGIN; GRANT mannaka_cities TO {0}; GRANT {0} TO mannaka_web").format(role)
            )


def _fill_anew(source: PostgresServer, copied: str, target: PostgresServer) -> None:
    name = sql.Identifier(DATABASE)
    with psycopg.connect(target.admin_url, autocommit=True) as admin:
        admin.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(name))
        admin.execute(sql.SQL("CREATE DATABASE {} TEMPLATE template0").format(name))
    programs = wheels.postgres_programs(target.home)
    dumped = [programs / "pg_dump", "--format=custom", "--compress=none", _address(source, copied)]
    restored = [programs / "pg_restore", "--exit-on-error", f"--dbname={_address(target, DATABASE)}"]
    with subprocess.Popen(dumped, stdout=subprocess.PIPE) as dump:
        subprocess.run(restored, stdin=dump.stdout, check=True)
    assert dump.returncode == 0

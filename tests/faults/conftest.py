"""Two cities in which everything can be tried and is taken back, and one whose people commit for real."""

import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.db import connections

from mannaka_tenancy import Tenant
from tests.faults.own_stack import OwnStack
from tests.permissions.conftest import built, world
from tests.support.browsing import Desk
from tests.support.cast import Cast, cast_of

__all__ = ["built", "world"]

DeskOf = Callable[[str], Desk]


@pytest.fixture
def committed_cast(committed_db: None, imabari: Tenant) -> Iterator[Cast]:
    """Return Imabari's people in a database that commits."""
    connections.close_all()
    yield cast_of(imabari)
    connections.close_all()


@pytest.fixture
def desk(committed_cast: Cast) -> DeskOf:
    """Return a maker of browsers of the staff who commit."""
    return lambda name: Desk(committed_cast.city, committed_cast.users[name])


@pytest.fixture(scope="session")
def own_stack() -> Iterator[OwnStack]:
    """Return the stack whose servers may be stopped; it runs once for all of these tests."""
    folder = Path(tempfile.mkdtemp(prefix="mk-")).resolve()
    stack = OwnStack(folder)
    try:
        stack.start()
        yield stack
    finally:
        stack.destroy()
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def served(own_stack: OwnStack) -> Iterator[OwnStack]:
    """Return the running stack, and start again what the test has stopped or killed."""
    yield own_stack
    own_stack.postgres.start()
    own_stack.valkey.start()

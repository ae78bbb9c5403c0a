"""Two cities in which everything can be tried and is taken back, and one whose people commit for real."""

from collections.abc import Callable, Iterator

import pytest
from django.db import connections

from mannaka_tenancy import Tenant
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

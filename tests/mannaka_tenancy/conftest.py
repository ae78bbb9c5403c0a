"""The kernel is tested without Django's own transaction around each test: it is about sessions."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection, connections

POOL = {"min_size": 1, "max_size": 2, "timeout": 5}


@pytest.fixture
def reading_db(run_database: Any, django_db_blocker: Any) -> Iterator[None]:
    """Let the test use real sessions; it commits nothing."""
    with django_db_blocker.unblock():
        yield
    connections.close_all()


@pytest.fixture
def pooled(run_database: Any) -> Iterator[None]:
    """Let the sessions of this process come from a pool of two, as in the web workers."""
    connection.close()
    connection.settings_dict["OPTIONS"]["pool"] = POOL
    yield
    connection.close()
    connection.close_pool()
    del connection.settings_dict["OPTIONS"]["pool"]


@pytest.fixture(params=["sessions", "pool"])
def sessions(request: pytest.FixtureRequest, reading_db: None) -> str:
    """Run the test twice: with a session of its own, and with a pool."""
    if request.param == "pool":
        request.getfixturevalue("pooled")
    return str(request.param)

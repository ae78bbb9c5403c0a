"""Twin cities, committed, so that any thread may read them."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import connection, connections

from mannaka_tenancy import Tenant
from tests.isolation.twins import Twin, planted, twin_of

POOL_OF_ONE = {"min_size": 1, "max_size": 1, "timeout": 5}


@pytest.fixture
def twins(run_database: Any, django_db_blocker: Any, imabari: Tenant, saijo: Tenant) -> Iterator[tuple[Twin, Twin]]:
    """Return Imabari and Saijo with the same rows under the same keys."""
    pair = twin_of(imabari), twin_of(saijo)
    with django_db_blocker.unblock():
        with planted(*pair):
            yield pair
        connections.close_all()


@pytest.fixture
def one_session(run_database: Any) -> Iterator[None]:
    """Let every request of this process share one session, from a pool."""
    connection.close()
    connection.settings_dict["OPTIONS"]["pool"] = POOL_OF_ONE
    yield
    connection.close()
    connection.close_pool()
    del connection.settings_dict["OPTIONS"]["pool"]


@pytest.fixture(autouse=True)
def media(settings: Any, tmp_path: Path) -> Path:
    """Keep files in a folder of this test."""
    settings.MEDIA_ROOT = str(tmp_path)
    return tmp_path

"""The world of the permission table: built once for a module, and each test takes back what it did."""

import uuid
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.core.cache import caches
from django.db import transaction
from django.test import override_settings
from pytest_django.plugin import DjangoDbBlocker

from mannaka_tenancy import Tenant
from tests.permissions.world import World, build


@pytest.fixture(scope="module")
def built(
    both_cities: dict[str, Tenant], django_db_blocker: DjangoDbBlocker, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[World]:
    """Build both cities in a transaction that is never committed, with a folder for their files that nobody shares."""
    # Wagtail remembers pictures in the cache, and an earlier run's had the same ids.
    caches["default"].key_prefix = uuid.uuid4().hex
    files = override_settings(MEDIA_ROOT=tmp_path_factory.mktemp("files"))
    with files, django_db_blocker.unblock(), transaction.atomic():
        yield build(both_cities["382027"], both_cities["382060"])
        transaction.set_rollback(True)


@pytest.fixture
def world(built: World) -> Iterator[World]:
    """Return the world; what the test does to it is taken back."""
    with taken_back(built) as world:
        yield world


@contextmanager
def taken_back(world: World) -> Iterator[World]:
    """Lend the world as if nothing had been asked before, and take back what is done to it."""
    caches["default"].key_prefix = uuid.uuid4().hex
    with transaction.atomic():
        yield world
        transaction.set_rollback(True)

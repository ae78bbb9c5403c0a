"""The pytest plugin of this project: the test stack, a database for each run, and the two cities."""

import gc
import os
import socket
import uuid
from collections.abc import Callable, Iterator
from weakref import WeakKeyDictionary

import pytest

from tests.support import stack

if "TEST_STACK_IS_UP" not in os.environ:
    os.environ.update(stack.start())
    os.environ["TEST_STACK_IS_UP"] = "1"

from django.conf import settings
from django.core.cache import caches
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.test import Client
from django.utils import translation
from pytest_django import DjangoDbBlocker

from mannaka_tenancy import Tenant, control, use


def pytest_collection_finish() -> None:
    """Let the garbage collector pass over what was loaded: thousands of tests would each look through all of it."""
    gc.collect()
    gc.freeze()


class RunDatabase:
    """The database of this process: a copy of the template, made anew on demand."""

    def __init__(self, template: str) -> None:
        self.template = template
        self.generation = 0
        self.name = f"run_{os.getpid()}_{uuid.uuid4().hex[:6]}"

    def create(self) -> None:
        """Make the database and point every alias at it."""
        self.generation += 1

        stack.create_database(self.name, template=self.template)
        for alias in connections:
            connections[alias].settings_dict["NAME"] = self.name
            settings.DATABASES[alias]["NAME"] = self.name
        settings.DATABASE_RELAY_URL = settings.DATABASE_RELAY_URL.rpartition("/")[0] + f"/{self.name}"
        for key in ("DATABASE_URL", "DATABASE_OWNER_URL", "DATABASE_RELAY_URL"):
            os.environ[key] = os.environ[key].rpartition("/")[0] + f"/{self.name}"

    def drop(self) -> None:
        """Drop the database."""
        connections.close_all()
        stack.drop_database(self.name)


@pytest.fixture(scope="session")
def run_database() -> Iterator[RunDatabase]:
    """Give this process a database of its own."""
    database = RunDatabase(stack.ensure_template(dict(os.environ)))
    database.create()
    yield database
    database.drop()


@pytest.fixture(scope="session")
def both_cities(run_database: RunDatabase, django_db_blocker: DjangoDbBlocker) -> dict[str, Tenant]:
    """Return the two cities of every test by municipality code."""
    from tenants.municipalities.registry import registry

    with django_db_blocker.unblock(), control():
        cities = {tenant.code: tenant for tenant in registry.load_all()}
        connections.close_all()
    return cities


@pytest.fixture(autouse=True)
def japanese() -> Iterator[None]:
    """Begin each test in Japanese, whatever language the last visitor of this thread asked for."""
    translation.activate(settings.LANGUAGE_CODE)
    yield
    translation.activate(settings.LANGUAGE_CODE)


@pytest.fixture
def imabari(both_cities: dict[str, Tenant]) -> Tenant:
    """Return Imabari."""
    return both_cities["382027"]


@pytest.fixture
def saijo(both_cities: dict[str, Tenant]) -> Tenant:
    """Return Saijo."""
    return both_cities["382060"]


@pytest.fixture
def in_imabari(db: None, imabari: Tenant) -> Iterator[Tenant]:
    """Run the whole test as Imabari."""
    with use(imabari) as tenant:
        yield tenant


@pytest.fixture
def committed_db(run_database: RunDatabase, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Let the test commit for real, in any thread or process; the database is made anew after it."""
    connections.close_all()
    with django_db_blocker.unblock():
        yield
    connections.close_all()
    run_database.create()


@pytest.fixture
def client_of() -> Callable[[Tenant], Client]:
    """Return a maker of test clients that speak to one city's host."""
    return lambda tenant: Client(headers={"host": tenant.host})


@pytest.fixture
def fresh_db(committed_db: None, run_database: RunDatabase) -> None:
    """Begin with a new database, too: both cities then give out the same keys."""
    run_database.create()


# Of each thread's own connection: which of the run's databases it has seen.
_generations: WeakKeyDictionary[BaseDatabaseWrapper, int] = WeakKeyDictionary()


def _let_go_of_ended_sessions(generation: int) -> None:
    """Close sessions that ended with an earlier database; a browser's loop hides them from close_all()."""
    for connection in connections.all(initialized_only=True):
        if _generations.get(connection, generation) != generation:
            connection.close()
            _generations[connection] = generation


@pytest.fixture(autouse=True, scope="module")
def _live_connections_for_a_module(run_database: RunDatabase) -> None:
    """Let a module's own fixtures begin without the sessions of an earlier database."""
    _let_go_of_ended_sessions(run_database.generation)


@pytest.fixture(autouse=True)
def _live_connections(run_database: RunDatabase) -> Iterator[None]:
    """Begin each test without the sessions of an earlier database."""
    _let_go_of_ended_sessions(run_database.generation)
    yield
    for connection in connections.all(initialized_only=True):
        _generations[connection] = run_database.generation


@pytest.fixture(autouse=True)
def _fresh_process_memory() -> Iterator[None]:
    """Start each test with nothing remembered: neither hosts nor cache entries."""
    from django.conf import settings

    from mannaka_tenancy.registry import directory

    prefix = uuid.uuid4().hex
    settings.CACHES["default"]["KEY_PREFIX"] = prefix
    caches["default"].key_prefix = prefix
    directory.clear()
    yield
    directory.clear()


@pytest.fixture
def without_valkey(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Point the cache at a port where nobody listens."""
    from django.conf import settings

    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    away = dict(settings.CACHES["default"], LOCATION=f"redis://127.0.0.1:{port}/0")
    monkeypatch.setitem(settings.CACHES, "default", away)
    monkeypatch.setitem(caches.settings, "default", away)
    _forget_cache()
    yield
    _forget_cache()


def _forget_cache() -> None:
    assert caches["default"]
    del caches["default"]

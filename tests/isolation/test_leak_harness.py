"""Thousands of interleaved operations over four cities in threads: not one sees another city."""

# ruff: noqa: ARG002 - every operation is given two cities, whether it visits the second or not

import random
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from celery import Celery
from django.contrib.contenttypes.models import ContentType
from django.core.cache import cache
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import connections, transaction
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from mannaka_kit import crypto
from mannaka_tenancy import Tenant, current, require_current, use
from mannaka_tenancy.celery import CityTask
from mannaka_tenancy.middleware import TenantMiddleware
from tenants.municipalities.actions.create_city import create_city
from tenants.organisation.models import Section
from tests.isolation.twins import PK, SINCE, server_says

THREADS = 4
OPERATIONS = 1_000
MORE_CITIES = (("382051", "新居浜市", "niihama.localhost"), ("382019", "松山市", "matsuyama.localhost"))
SEED = 20_261_122


class PlannedError(Exception):
    """Breaks a transaction on purpose."""


@dataclass
class Harness:
    """The cities, each with its word, and what went wrong."""

    words: dict[Tenant, str]
    leaks: list[str] = field(default_factory=list)
    done: int = 0

    def __post_init__(self) -> None:
        app = Celery(uuid4().hex, broker="memory://", task_cls=CityTask, set_as_current=False)
        app.conf.task_always_eager = True

        @app.task(name="look", shared=False)
        def look(expected: str) -> None:
            self.expect(expected, self.row(), "task")

        self.look = look

    def expect(self, word: Any, seen: Any, where: str) -> None:
        """Write a leak down."""
        if seen != word:
            self.leaks.append(f"{where}: expected {word}, saw {seen}")

    def row(self) -> str:
        """Return the word of the row of now."""
        return str(Section.objects.values_list("name", flat=True).get(pk=PK))

    def run(self, seed: int) -> None:
        """Do random operations in random cities, one after the other."""
        chance = random.Random(seed)  # noqa: S311 - a test that can be repeated
        cities = list(self.words)
        operations = [value for name, value in vars(type(self)).items() if name.startswith("op_")]
        try:
            for _ in range(OPERATIONS):
                city, other = chance.sample(cities, 2)
                with use(city):
                    chance.choice(operations)(self, city, other)
                self.expect(None, current(), "after the block")
                self.done += 1
        finally:
            connections.close_all()

    def op_read(self, city: Tenant, other: Tenant) -> None:
        """Read the row that every city has."""
        self.expect(self.words[city], self.row(), "read")

    def op_write(self, city: Tenant, other: Tenant) -> None:
        """Write a row and read it back."""
        code = uuid4().hex[:20]
        Section.objects.create(code=code, name=self.words[city], name_kana="x", valid_from=SINCE)
        self.expect({self.words[city]}, set(Section.objects.values_list("name", flat=True)), "write")
        Section.objects.filter(code=code).delete()

    def op_nest(self, city: Tenant, other: Tenant) -> None:
        """Visit another city in between."""
        with use(other):
            self.expect(self.words[other], self.row(), "nested")
        self.expect(self.words[city], self.row(), "after the visit")

    def op_roll_back(self, city: Tenant, other: Tenant) -> None:
        """Break a transaction in the middle of a visit."""
        try:
            with transaction.atomic():
                self._visit_and_break(other)
        except PlannedError:
            self.expect(self.words[city], self.row(), "rolled back")

    def op_roll_back_to_a_savepoint(self, city: Tenant, other: Tenant) -> None:
        """The same inside a transaction that goes on."""
        with transaction.atomic():
            self.expect(self.words[city], self.row(), "before the savepoint")
            try:
                with transaction.atomic():
                    self._visit_and_break(other)
            except PlannedError:
                self.expect(self.words[city], self.row(), "after the savepoint")

    def _visit_and_break(self, other: Tenant) -> None:
        with use(other):
            self.expect(self.words[other], self.row(), "about to break")
            raise PlannedError

    def op_cache(self, city: Tenant, other: Tenant) -> None:
        """Use the cache entry that every city has."""
        cache.set("word", self.words[city])
        with use(other):
            cache.set("word", self.words[other])
        self.expect(self.words[city], cache.get("word"), "cache")

    def op_file(self, city: Tenant, other: Tenant) -> None:
        """Use a file name that every city has."""
        name = default_storage.save("word.txt", ContentFile(self.words[city].encode()))
        with default_storage.open(name) as file:
            self.expect(self.words[city].encode(), file.read(), "file")
        default_storage.delete(name)

    def op_content_type(self, city: Tenant, other: Tenant) -> None:
        """Look a content type up past the process's cache and through it."""
        kept = ContentType.objects.get_for_model(Section)
        self.expect(ContentType.objects.filter(model="section").values_list("pk", flat=True)[0], kept.pk, "type")

    def op_iterate(self, city: Tenant, other: Tenant) -> None:
        """Read with a server-side cursor over visits."""
        for section in Section.objects.filter(pk=PK).iterator(chunk_size=1):
            with use(other):
                self.expect(self.words[other], self.row(), "inside an iteration")
            self.expect(self.words[city], section.name, "iteration")

    def op_hook(self, city: Tenant, other: Tenant) -> None:
        """Let a visit leave a commit hook behind."""
        seen: list[str] = []
        with transaction.atomic(), use(other):
            transaction.on_commit(lambda: seen.append(self.row()))
        self.expect([self.words[other]], seen, "hook")

    def op_task(self, city: Tenant, other: Tenant) -> None:
        """Run a task."""
        self.look.delay(self.words[city])

    def op_request(self, city: Tenant, other: Tenant) -> None:
        """Serve a request for another city and a preview of this one."""
        for is_preview, expected in ((False, other), (True, city)):
            request = RequestFactory().get("/", headers={"host": other.host})
            if is_preview:
                request.is_dummy = True  # type: ignore[attr-defined]
            self.expect(self.words[expected], self._served(request), "request")

    def _served(self, request: HttpRequest) -> str:
        view: Callable[[HttpRequest], HttpResponse] = lambda _: HttpResponse(self.row())  # noqa: E731
        return TenantMiddleware(view)(request).content.decode()

    def op_encrypt(self, city: Tenant, other: Tenant) -> None:
        """Seal and open a text."""
        sealed = crypto.encrypt(self.words[city], purpose="harness", aad="row")
        self.expect(self.words[city], crypto.decrypt(sealed, purpose="harness", aad="row"), "crypto")

    def op_ask_the_server(self, city: Tenant, other: Tenant) -> None:
        """Ask who is asking."""
        tenant = require_current()
        self.expect((tenant.role, tenant.schema), server_says(), "server")


@pytest.fixture
def harness(committed_db: None, imabari: Tenant, saijo: Tenant) -> Iterator[Harness]:
    """Return four cities with a row each under one key."""
    more = [create_city(code=code, name=name, host=host) for code, name, host in MORE_CITIES]
    words = {city: f"CANARY-{city.code}" for city in (imabari, saijo, *more)}
    for city, word in words.items():
        with use(city):
            Section.objects.all().delete()
            Section.objects.create(pk=PK, code="w", name=word, name_kana="x", valid_from=date(2020, 4, 1))
    yield Harness(words)
    connections.close_all()


@pytest.mark.slow
def test_no_operation_of_thousands_sees_another_city(harness: Harness) -> None:
    with ThreadPoolExecutor(THREADS) as pool:
        list(pool.map(harness.run, range(SEED, SEED + THREADS)))

    assert harness.leaks == []
    assert harness.done == THREADS * OPERATIONS

"""Each proof tells whether one wall between the twins stands; `test_guard_removal.py` takes the walls away."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier
from typing import Any
from uuid import uuid4

from celery import Celery
from django.core.cache import cache
from django.core.exceptions import SuspiciousFileOperation
from django.core.files.base import ContentFile
from django.core.signing import BadSignature
from django.db import ProgrammingError, connection, transaction
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from mannaka_kit.crypto.signing import city_signer
from mannaka_tenancy import NoTenantError, current, require_current, use
from mannaka_tenancy.celery import CITY_HEADER, CityTask
from mannaka_tenancy.errors import StaleCursorError
from mannaka_tenancy.middleware import TenantMiddleware
from mannaka_tenancy.registry import directory, find_by_host
from mannaka_tenancy.storage import CityStorage
from tests.isolation.twins import Twin, server_says

Proof = Callable[[Twin, Twin], bool]


class _PlannedError(Exception):
    """Breaks a transaction on purpose."""


def _break_a_transaction() -> None:
    server_says()
    raise _PlannedError


def rows_follow_a_switch(ours: Twin, theirs: Twin) -> bool:
    """Read here, there and here again on one session."""
    return all(twin.reads_own_row() for twin in (ours, theirs, ours))


def rows_are_right_after_a_rollback(ours: Twin, theirs: Twin) -> bool:
    """Enter the second city in a transaction that fails, so that the server takes the switch back."""
    ours.read()
    with use(theirs.city):
        try:
            with transaction.atomic():
                _break_a_transaction()
        except _PlannedError:
            return theirs.reads_own_row()
    return False


def rows_are_right_after_a_savepoint_rollback(ours: Twin, theirs: Twin) -> bool:
    """The same inside a transaction that goes on."""
    with transaction.atomic():
        ours.read()
        with use(theirs.city):
            try:
                with transaction.atomic():
                    _break_a_transaction()
            except _PlannedError:
                return theirs.reads_own_row()
    return False


def rows_are_right_after_a_session_went_back_in_a_transaction(ours: Twin, theirs: Twin) -> bool:
    """Give the only session of the pool back with a transaction open, which the pool rolls back."""
    ours.read()
    connection.close()
    with use(theirs.city):
        transaction.set_autocommit(False)
        server_says()
        connection.close()
        return theirs.reads_own_row()


def a_city_runs_as_its_role(ours: Twin, theirs: Twin) -> bool:
    """Ask the server who is asking."""
    for twin in (ours, theirs):
        with use(twin.city):
            if server_says() != (twin.city.role, twin.city.schema):
                return False
    return True


def another_schema_is_denied(ours: Twin, theirs: Twin) -> bool:
    """Name the other city's table outright."""
    with use(ours.city), transaction.atomic(), connection.cursor() as cursor:
        try:
            with transaction.atomic():
                cursor.execute(f'SELECT name FROM "{theirs.city.schema}".section')  # noqa: S608
        except ProgrammingError as error:
            return "permission denied" in str(error)
    return False


def a_query_outside_every_city_is_refused(ours: Twin, theirs: Twin) -> bool:
    """Query after a city was left."""
    ours.read()
    try:
        server_says()
    except NoTenantError:
        return True
    return False


def rows_of_one_city_are_not_fetched_in_another(ours: Twin, theirs: Twin) -> bool:
    """Keep a cursor with rows over a switch."""
    with use(ours.city):
        kept = connection.cursor()
        kept.execute("SELECT name FROM section")
    with use(theirs.city):
        try:
            kept.fetchall()
        except StaleCursorError:
            return True
    return False


def threads_keep_their_own_city(ours: Twin, theirs: Twin) -> bool:
    """Hold both cities at one moment in two threads."""
    barrier = Barrier(2, timeout=10)

    def held(twin: Twin) -> bool:
        with use(twin.city):
            barrier.wait()
            seen = require_current()
            barrier.wait()
            return seen == twin.city

    with ThreadPoolExecutor(2) as pool:
        return all(pool.map(held, (ours, theirs)))


def a_commit_hook_keeps_its_city(ours: Twin, theirs: Twin) -> bool:
    """Register a closure in one city and commit in the other."""
    seen: list[Any] = []
    with use(theirs.city), transaction.atomic(), use(ours.city):
        transaction.on_commit(lambda: seen.append(current()))
    return seen == [ours.city]


def cache_entries_are_apart(ours: Twin, theirs: Twin) -> bool:
    """Use one key in both."""
    key = uuid4().hex
    with use(ours.city):
        cache.set(key, ours.canary)
    with use(theirs.city):
        return cache.get(key) is None


def files_are_apart(ours: Twin, theirs: Twin) -> bool:
    """Use one file name in both."""
    storage, name = CityStorage(), f"{uuid4().hex}.txt"
    with use(ours.city):
        storage.save(name, ContentFile(ours.canary.encode()))
    with use(theirs.city):
        return not storage.exists(name)


def a_path_into_another_folder_is_refused(ours: Twin, theirs: Twin) -> bool:
    """Walk out of the folder."""
    storage = CityStorage()
    with use(ours.city):
        Path(storage.path("a.txt")).parent.mkdir(parents=True, exist_ok=True)
        storage.save("a.txt", ContentFile(ours.canary.encode()))
    with use(theirs.city):
        try:
            storage.exists(f"../{ours.city.key}/a.txt")
        except SuspiciousFileOperation:
            return True
    return False


def a_signature_holds_in_one_city(ours: Twin, theirs: Twin) -> bool:
    """Show one city's signature in the other."""
    with use(ours.city):
        signed = city_signer("proof").sign("42")
    with use(theirs.city):
        try:
            city_signer("proof").unsign(signed)
        except BadSignature:
            return True
    return False


def _answer(host: str, view: Callable[[HttpRequest], HttpResponse], *, is_preview: bool = False) -> HttpResponse:
    request = RequestFactory().get("/", headers={"host": host})
    if is_preview:
        request.is_dummy = True  # type: ignore[attr-defined]
    return TenantMiddleware(view)(request)


def no_city_is_left_after_a_request(ours: Twin, theirs: Twin) -> bool:
    """Look around after an answer."""
    _answer(ours.city.host, lambda _: HttpResponse())
    return current() is None


def a_preview_keeps_its_city(ours: Twin, theirs: Twin) -> bool:
    """Ask for a preview whose Site row carries the other's host."""
    seen: list[Any] = []
    with use(ours.city):
        _answer(theirs.city.host, lambda _: HttpResponse(str(seen.append(current()))), is_preview=True)
        return seen == [ours.city] and current() == ours.city


def an_unknown_host_is_no_city(ours: Twin, theirs: Twin) -> bool:
    """Ask for a host that nobody has."""
    return _answer("nowhere.localhost", lambda _: HttpResponse()).status_code == 404


def a_change_of_the_registry_is_seen(ours: Twin, theirs: Twin) -> bool:
    """Let the registry's version move on while the city is remembered as another."""
    directory.clear()
    find_by_host(ours.city.host)
    directory._entries["host", ours.city.host] = theirs.city
    directory._version = -1  # what this process knew is of an older version than the registry's
    directory._checked = float("-inf")
    return find_by_host(ours.city.host) == ours.city


def _note_task(seen: list[Any]) -> CityTask:
    app = Celery(uuid4().hex, broker="memory://", task_cls=CityTask, set_as_current=False)
    app.conf.task_always_eager = True

    @app.task(name="note", shared=False)
    def note() -> None:
        seen.append(current())

    return note


def a_task_without_a_city_runs_nothing(ours: Twin, theirs: Twin) -> bool:
    """Deliver messages that name no city, or one that is gone."""
    seen: list[Any] = []
    note = _note_task(seen)
    for headers in ({}, {CITY_HEADER: str(uuid4())}):
        note.apply(headers=headers)
    return seen == []


def a_task_runs_where_it_was_called(ours: Twin, theirs: Twin) -> bool:
    """Call on commit in one city, commit in the other."""
    seen: list[Any] = []
    note = _note_task(seen)
    with use(theirs.city), transaction.atomic(), use(ours.city):
        note.delay_on_commit()
    return seen == [ours.city]


def a_task_outside_every_city_is_not_sent(ours: Twin, theirs: Twin) -> bool:
    """Call a task in no city."""
    try:
        _note_task([]).apply_async()
    except NoTenantError:
        return True
    return False

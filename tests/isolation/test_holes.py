"""One test for each hole of stock tenancy that was found before this kernel was designed, by its number."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import connection, connections, transaction
from wagtail.models import Page, Site

from cms.pages.models import HomePage
from mannaka_tenancy import Tenant, control, current, use
from mannaka_tenancy.catalogue import read_structure
from mannaka_tenancy.context import building
from mannaka_tenancy.provisioning import create_schema
from mannaka_tenancy.release import _is_released
from mannaka_tenancy.template import latest_template
from tests.benchmarks.worker import Spy
from tests.isolation import proofs
from tests.isolation.twins import Twin, server_says

THIRD = {"schema": "c999999_third", "role": "r_c999999_third"}


@pytest.fixture
def owner(twins: tuple[Twin, Twin]) -> Iterator[Any]:
    """Return the owner's connection in a transaction that is taken back."""
    with transaction.atomic(using="owner"):
        yield connections["owner"]
        transaction.set_rollback(True, using="owner")


def test_hole_1_blocks_in_two_threads_restore_their_own_city(twins: tuple[Twin, Twin]) -> None:
    barrier = Barrier(2, timeout=10)

    def interleaved(twin: Twin) -> list[bool]:
        seen = []
        for _ in range(50):
            with use(twin.city):
                barrier.wait()
                seen.append(server_says() == (twin.city.role, twin.city.schema))
            seen.append(current() is None)
        connections.close_all()
        return seen

    with ThreadPoolExecutor(2) as pool:
        assert all(all(seen) for seen in pool.map(interleaved, twins))


def test_hole_1_content_types_are_the_citys_own_in_threads(twins: tuple[Twin, Twin]) -> None:
    expected = {twin.city: _content_types(twin.city) for twin in twins}
    models = list(expected[twins[0].city])

    def wrong(twin: Twin) -> int:
        misses = 0
        with use(twin.city):
            for number in range(500):
                app_label, model = models[number % len(models)]
                server_says()
                found = ContentType.objects.get_by_natural_key(app_label, model)
                misses += found.pk != expected[twin.city][app_label, model]
        connections.close_all()
        return misses

    ContentType.objects.clear_cache()
    with ThreadPoolExecutor(4) as pool:
        assert sum(pool.map(wrong, twins * 2)) == 0


def _content_types(city: Tenant) -> dict[tuple[str, str], int]:
    with use(city):
        return {(kind.app_label, kind.model): kind.pk for kind in ContentType.objects.all()}


def test_hole_1_the_session_is_no_citys_after_the_request(twins: tuple[Twin, Twin]) -> None:
    assert proofs.no_city_is_left_after_a_request(*twins)
    assert proofs.a_query_outside_every_city_is_refused(*twins)


@pytest.mark.parametrize("hostname", ["saijo.localhost", "localhost", "nowhere.localhost"])
def test_hole_2_a_preview_stays_in_its_city(twins: tuple[Twin, Twin], hostname: str) -> None:
    ours, _theirs = twins
    with use(ours.city), transaction.atomic():
        Site.objects.update(hostname=hostname)
        Site.clear_site_root_paths_cache()
        page = HomePage.objects.first()
        page.title = ours.canary
        shown = page.make_preview_request()

        assert shown.status_code == 200
        assert ours.canary in shown.content.decode()
        assert server_says() == (ours.city.role, ours.city.schema)
        transaction.set_rollback(True)
        Site.clear_site_root_paths_cache()


def test_hole_3_a_task_for_no_city_runs_nothing(twins: tuple[Twin, Twin]) -> None:
    assert proofs.a_task_without_a_city_runs_nothing(*twins)
    assert proofs.a_task_outside_every_city_is_not_sent(*twins)


def test_hole_3_the_city_is_captured_at_the_call_not_at_the_commit(twins: tuple[Twin, Twin]) -> None:
    assert proofs.a_task_runs_where_it_was_called(*twins)


def test_hole_4_no_foreign_key_crosses_schemas(owner: Any) -> None:
    crossing = """
        SELECT k.conname FROM pg_constraint k
        JOIN pg_class a ON a.oid = k.conrelid JOIN pg_class b ON b.oid = k.confrelid
        WHERE k.contype = 'f' AND a.relnamespace <> b.relnamespace
    """
    assert _as_owner(owner, crossing) == []


def test_hole_5_a_session_does_not_live_for_ever() -> None:
    from mannaka.settings.parts.database import database

    pool = database("postgresql://a:b@c/d", login="web", pooled=True)["OPTIONS"]["pool"]

    assert 0 < pool["max_lifetime"] <= 900
    assert 0 < pool["max_size"] <= 10


def test_hole_6_an_unchanged_city_costs_a_release_a_few_statements(owner: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    from mannaka_tenancy import release

    monkeypatch.setattr(release, "connection", owner)
    template, city = latest_template(), _first_city()

    with Spy() as spy:
        assert _is_released(city, template)

    assert len(spy.seen) <= 15
    assert not any("pg_table_is_visible" in statement for statement in spy.seen)


def _first_city() -> Tenant:
    from tenants.municipalities.registry import registry

    with control():
        return registry.load_all()[0]


def test_hole_7_a_new_city_runs_no_migration(owner: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    with Spy() as spy:
        create_schema(owner, **THIRD)

    assert len(spy.seen) <= 15
    assert read_structure(owner, THIRD["schema"]).fingerprint() == latest_template().fingerprint


def test_hole_8_each_city_runs_as_a_role_that_reads_no_other(twins: tuple[Twin, Twin]) -> None:
    ours, theirs = twins

    assert proofs.a_city_runs_as_its_role(ours, theirs)
    assert proofs.another_schema_is_denied(ours, theirs)
    assert proofs.another_schema_is_denied(theirs, ours)


def test_hole_9_a_city_can_be_moved_row_by_row(owner: Any) -> None:
    """Logical replication needs a primary key on every table, and sequences that can be set."""
    without_key = """
        SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE n.nspname = 'city_template' AND c.relkind = 'r'
          AND NOT EXISTS (SELECT FROM pg_constraint k WHERE k.conrelid = c.oid AND k.contype = 'p')
    """
    assert _as_owner(owner, without_key) == []


def test_hole_10_the_clock_sends_a_fixed_number_of_messages(settings: Any) -> None:
    from mannaka.celery import app

    app.loader.import_default_modules()
    tasks = {entry["task"] for entry in settings.CELERY_BEAT_SCHEDULE.values()}

    assert tasks
    assert all(app.tasks[name].control_task for name in tasks)
    assert not any("beat" in name for name in settings.INSTALLED_APPS)


def _as_owner(owner: Any, sql: str) -> list[tuple[Any, ...]]:
    with building("ext"), owner.cursor() as cursor:
        cursor.execute(sql)
        return list(cursor.fetchall())


def test_pages_of_both_cities_stand_under_the_same_keys(twins: tuple[Twin, Twin]) -> None:
    keys = []
    for twin in twins:
        with use(twin.city):
            keys.append(list(Page.objects.order_by("pk").values_list("pk", flat=True)))

    assert keys[0] == keys[1]
    assert connection.scope_switches > 0

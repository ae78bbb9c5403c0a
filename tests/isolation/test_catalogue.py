"""What PostgreSQL's own catalogue says about the schemas."""

from collections import Counter
from typing import Any

import pytest
from django.apps import apps
from django.db import connections

from mannaka_tenancy import Tenant
from mannaka_tenancy.context import building
from mannaka_tenancy.router import app_labels

MOST_TABLES = 190
SHARED = ("control", "bus", "ref", "ext", "public")


@pytest.fixture
def tables(run_database: Any, django_db_blocker: Any) -> dict[str, set[str]]:
    """Return the tables of each schema."""
    sql = """
        SELECT n.nspname::text, c.relname::text FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f') AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
    """
    found: dict[str, set[str]] = {}
    with django_db_blocker.unblock(), building("ext"), connections["owner"].cursor() as cursor:
        cursor.execute(sql)
        for schema, table in cursor.fetchall():
            found.setdefault(schema, set()).add(table)
    connections.close_all()
    return found


def test_public_is_empty(tables: dict[str, set[str]]) -> None:
    assert "public" not in tables
    assert "ext" not in tables


def test_no_table_name_stands_in_two_kinds_of_schema(tables: dict[str, set[str]]) -> None:
    names = Counter(name for schema in (*SHARED, "city_template") for name in tables.get(schema, ()))
    twice = {name for name, count in names.items() if count > 1}

    assert twice - {"django_migrations"} == set()


def test_only_control_and_the_cities_have_a_history_of_migrations(tables: dict[str, set[str]]) -> None:
    assert "django_migrations" not in tables["bus"]


def test_every_city_has_the_tables_of_the_template(tables: dict[str, set[str]], imabari: Tenant, saijo: Tenant) -> None:
    for city in (imabari, saijo):
        assert tables[city.schema] == tables["city_template"]


def test_a_city_stays_within_its_budget_of_tables(
    tables: dict[str, set[str]], capsys: pytest.CaptureFixture[str]
) -> None:
    of_table = {model._meta.db_table: model._meta.app_label for model in apps.get_models(include_auto_created=True)}
    per_app = Counter(of_table.get(table, "migrations") for table in tables["city_template"])

    with capsys.disabled():
        counted = ", ".join(f"{app} {count}" for app, count in per_app.most_common())
        print(f"\ntables of a city: {len(tables['city_template'])} ({counted})")  # noqa: T201 - CI prints the count
    assert len(tables["city_template"]) <= MOST_TABLES


def test_every_model_of_a_city_has_its_table(tables: dict[str, set[str]]) -> None:
    labels = set(app_labels("city"))
    wanted = {
        model._meta.db_table
        for model in apps.get_models(include_auto_created=True)
        if model._meta.app_label in labels and model._meta.managed and not model._meta.proxy
    }

    assert wanted - tables["city_template"] == set()

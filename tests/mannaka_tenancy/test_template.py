"""A city is what the template is."""

# ruff: noqa: S608 - names of tables of ours

from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import ProgrammingError, connection, connections, transaction

from mannaka_tenancy import Tenant, control, use
from mannaka_tenancy import template as module
from mannaka_tenancy.catalogue import read_structure
from mannaka_tenancy.context import building
from mannaka_tenancy.errors import InvalidIdentifierError, TemplateError
from mannaka_tenancy.provisioning import append_only_tables, create_schema, drop_schema
from mannaka_tenancy.template import TEMPLATE_SCHEMA, capture_template, latest_template, template_state

pytestmark = pytest.mark.usefixtures("reading_db")
THIRD = {"schema": "c999999_third", "role": "r_c999999_third"}


@pytest.fixture
def owner(reading_db: None) -> Iterator[Any]:
    """Return the owner's connection in a transaction that is taken back."""
    with transaction.atomic(using="owner"):
        yield connections["owner"]
        transaction.set_rollback(True, using="owner")


def rows(connection: Any, schema: str, sql: str) -> list[tuple[Any, ...]]:
    """Return what a statement finds in a schema, read as the owner."""
    with building(schema, "ext"), connection.cursor() as cursor:
        cursor.execute(sql)
        return list(cursor.fetchall())


def run(connection: Any, schema: str, sql: str) -> None:
    """Run a statement in a schema as the owner."""
    with building(schema, "ext"), connection.cursor() as cursor:
        cursor.execute(sql)


def test_every_city_has_the_structure_of_the_migrated_template(owner: Any, imabari: Tenant, saijo: Tenant) -> None:
    prints = {read_structure(owner, schema).fingerprint() for schema in (TEMPLATE_SCHEMA, imabari.schema, saijo.schema)}

    assert prints == {latest_template().fingerprint}


def test_a_new_schema_has_it_too_and_leaves_nothing_when_dropped(owner: Any) -> None:
    create_schema(owner, **THIRD)

    assert read_structure(owner, THIRD["schema"]).fingerprint() == latest_template().fingerprint

    drop_schema(owner, **THIRD)
    leftovers = "SELECT nspname FROM pg_namespace WHERE nspname = 'c999999_third'"
    assert rows(owner, "ext", leftovers) == []
    leftovers = "SELECT rolname FROM pg_roles WHERE rolname = 'r_c999999_third'"
    assert rows(owner, "ext", leftovers) == []


@pytest.mark.parametrize(
    "drift",
    [
        "ALTER TABLE section ADD COLUMN planted text",
        "ALTER TABLE section ALTER COLUMN telephone DROP NOT NULL",
        "ALTER TABLE section DROP CONSTRAINT section_ends_after_it_begins",
        "CREATE INDEX planted ON section (telephone)",
        "CREATE TABLE planted (id bigint)",
    ],
)
def test_the_fingerprint_sees_a_difference(owner: Any, saijo: Tenant, drift: str) -> None:
    run(owner, saijo.schema, drift)

    assert read_structure(owner, saijo.schema).fingerprint() != latest_template().fingerprint


@pytest.mark.parametrize(
    "stranger",
    [
        "CREATE VIEW planted AS SELECT 1",
        "CREATE SEQUENCE planted",
        "CREATE FUNCTION planted() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';"
        "CREATE TRIGGER planted BEFORE INSERT ON section FOR EACH ROW EXECUTE FUNCTION planted()",
    ],
)
def test_what_cannot_be_replayed_is_refused(owner: Any, stranger: str) -> None:
    run(owner, TEMPLATE_SCHEMA, stranger)

    with pytest.raises(TemplateError, match="planted"):
        capture_template(owner)


@pytest.mark.parametrize("table", ["django_content_type", "auth_permission"])
def test_ids_are_identical_in_all_schemas(owner: Any, imabari: Tenant, saijo: Tenant, table: str) -> None:
    create_schema(owner, **THIRD)

    template = rows(owner, TEMPLATE_SCHEMA, f"SELECT * FROM {table} ORDER BY id")
    assert len(template) > 50
    for schema in (imabari.schema, saijo.schema, THIRD["schema"]):
        assert rows(owner, schema, f"SELECT * FROM {table} ORDER BY id") == template


def test_a_city_may_add_rows_after_those_of_the_template(imabari: Tenant) -> None:
    with transaction.atomic(), use(imabari):
        newest = ContentType.objects.order_by("-pk").values_list("pk", flat=True)[0]
        added = ContentType.objects.create(app_label="planted", model="planted")
        transaction.set_rollback(True)

    assert added.pk > newest


def test_the_template_holds_no_user_and_no_session(owner: Any) -> None:
    for table in ("staff_user", "django_session"):
        assert rows(owner, TEMPLATE_SCHEMA, f"SELECT * FROM {table}") == []


def refused(city: Tenant, sql: str) -> bool:
    """Tell whether the server denies a city a statement."""
    with use(city), transaction.atomic(), connection.cursor() as cursor:
        try:
            with transaction.atomic():
                cursor.execute(sql)
        except ProgrammingError as error:
            return "permission denied" in str(error) or "must be owner" in str(error)
        finally:
            transaction.set_rollback(True)
    return False


def first_column(city: Tenant, table: str) -> str:
    """Return the name of a table's first column."""
    with use(city), connection.cursor() as cursor:
        cursor.execute("SELECT attname FROM pg_attribute WHERE attrelid = %s::regclass AND attnum = 1", [table])
        return str(cursor.fetchone()[0])


def test_a_city_reads_and_writes_its_own_rows(imabari: Tenant) -> None:
    assert not refused(imabari, "UPDATE section SET telephone = telephone")
    assert not refused(imabari, "DELETE FROM section WHERE false")


def test_a_log_can_be_added_to_and_read_but_not_changed(imabari: Tenant) -> None:
    tables = append_only_tables()

    assert "audit_entry" in tables
    for table in tables:
        assert not refused(imabari, f"SELECT * FROM {table}")
        assert not refused(imabari, f"INSERT INTO {table} SELECT * FROM {table} WHERE false")
        assert refused(imabari, f"UPDATE {table} SET {first_column(imabari, table)} = NULL")
        assert refused(imabari, f"DELETE FROM {table}")
        assert refused(imabari, f"TRUNCATE {table}")


@pytest.mark.parametrize(
    "sql",
    [
        "TRUNCATE section",
        "CREATE TABLE planted (id bigint)",
        "CREATE SCHEMA planted",
        "CREATE TEMPORARY TABLE planted (id bigint)",
        "ALTER TABLE section ADD COLUMN planted text",
        "DROP TABLE section",
        "UPDATE django_migrations SET name = name",
        "SELECT * FROM city_template.section",
        "SELECT * FROM control.municipality",
    ],
)
def test_a_city_may_not(imabari: Tenant, sql: str) -> None:
    assert refused(imabari, sql)


def test_the_template_is_that_of_this_code(monkeypatch: pytest.MonkeyPatch) -> None:
    assert template_state() == "current"

    known = module.disk_migrations()
    monkeypatch.setattr(module, "disk_migrations", lambda: known | {"cases.9999_planted"})
    assert template_state() == "older"
    monkeypatch.setattr(module, "disk_migrations", lambda: known - {max(known)})
    assert template_state() == "newer"


def test_no_city_is_made_from_a_template_of_another_release(owner: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    known = module.disk_migrations()
    monkeypatch.setattr(module, "disk_migrations", lambda: known | {"cases.9999_planted"})

    with pytest.raises(TemplateError, match="older"):
        create_schema(owner, **THIRD)


def test_a_database_without_a_template_says_so(owner: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module.CityTemplate.objects, "order_by", lambda _: module.CityTemplate.objects.none())

    assert template_state() == "missing"
    with pytest.raises(TemplateError, match="missing"):
        create_schema(owner, **THIRD)


@pytest.mark.parametrize("schema", ['x"; DROP SCHEMA control CASCADE; --', "pg_planted", "A"])
def test_no_schema_is_made_under_a_strange_name(owner: Any, schema: str) -> None:
    with pytest.raises(InvalidIdentifierError):
        create_schema(owner, schema=schema, role="r_planted")
    with pytest.raises(InvalidIdentifierError):
        create_schema(owner, schema="planted", role=schema)


def test_the_web_login_cannot_make_a_schema(reading_db: None) -> None:
    with pytest.raises(ProgrammingError, match="permission denied"):
        create_schema(connection, **THIRD)


def test_a_template_with_another_history_is_captured_anew(owner: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    kept: list[dict[str, Any]] = []
    monkeypatch.setattr(module.CityTemplate.objects, "create", lambda **values: kept.append(values))

    capture_template(owner)
    assert kept == []
    known = module.disk_migrations()
    monkeypatch.setattr(module, "disk_migrations", lambda: known | {"cases.9999_only_rows"})
    capture_template(owner)

    assert "cases.9999_only_rows" in kept[0]["migrations"]


def test_only_control_reads_the_ledger(imabari: Tenant) -> None:
    with control():
        assert module.CityTemplate.objects.exists()
    with use(imabari), pytest.raises(ProgrammingError), transaction.atomic():
        module.CityTemplate.objects.exists()

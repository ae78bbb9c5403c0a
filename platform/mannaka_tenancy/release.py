"""A release: brings control, bus, ref, the template and every city to the migrations of this code."""

import gc
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.commands import migrate
from django.db import connection, transaction
from django.db.migrations.executor import MigrationExecutor
from django.utils.module_loading import import_string

from mannaka_tenancy.catalogue import read_structure
from mannaka_tenancy.context import building, control
from mannaka_tenancy.errors import TemplateError, TenancyError
from mannaka_tenancy.models import CityTemplate
from mannaka_tenancy.provisioning import grant_statements, has_right_grants
from mannaka_tenancy.router import Kind, app_labels, building_kind
from mannaka_tenancy.template import TEMPLATE_SCHEMA, capture_template, template_state
from mannaka_tenancy.tenant import Tenant

__all__ = ["run_release", "template_state"]

_SHARED_GRANTS = """
GRANT SELECT ON ALL TABLES IN SCHEMA control TO control_reader;
GRANT SELECT ON ALL TABLES IN SCHEMA ref TO mannaka_cities, control_reader
"""
# The shared kinds keep one history of migrations, in `control`.
_SHARED_PATHS: dict[Kind, list[str]] = {
    "control": ["control", "ext"],
    "bus": ["bus", "control", "ext"],
    "ref": ["ref", "control", "ext"],
}
# Each change of a model draws anew every model that is related to it: those with a hundred changes go first, alone.
_FIRST = [["wagtailcore"], ["wagtaildocs"], ["wagtailimages"], ["wagtailusers"]]
# 130 MB of memory more, at the most.
_OBJECTS_BETWEEN = 50_000
_PARITY_TABLES = ("django_content_type", "auth_permission")
_PARITY = dict.fromkeys(_PARITY_TABLES, "*") | {"django_migrations": "app, name"}


def run_release(progress: Callable[[str], None]) -> None:
    """
    Bring every schema to this code; may be run again at any time, and goes on where it stopped.

    :raises TenancyError: the process is not logged in as the owner.
    :raises TemplateError: a city's structure differs from the template's afterwards.
    """
    if not getattr(connection, "as_login", False):
        raise TenancyError("A release needs the owner's login: set DATABASE_OWNER_URL.")
    _migrate_shared(progress)
    progress(f"template: {len(app_labels('city'))} apps")
    with _seldom_collecting():
        _migrate("city", [TEMPLATE_SCHEMA, "ext"], [*_FIRST, []])
    template = capture_template(connection)
    for tenant in _all_tenants():
        if _release_city(tenant, template):
            progress(f"city {tenant.schema}: migrated")


def _migrate_shared(progress: Callable[[str], None]) -> None:
    for kind, path in _SHARED_PATHS.items():
        progress(f"schema {kind}")
        _migrate(kind, path, [[label] for label in app_labels(kind)])
    with building("control"), connection.cursor() as cursor:
        cursor.execute(_SHARED_GRANTS)


def _migrate(kind: Kind, path: list[str], runs: Iterable[list[str]]) -> None:
    """Run Django's own migrate, once for each list of app labels; an empty list means all apps."""
    token = building_kind.set(kind)
    try:
        with building(*path):
            _create_schema(path[0])
            for labels in runs:
                call_command(migrate.Command(), *labels, verbosity=0, interactive=False)
    finally:
        building_kind.reset(token)


@contextmanager
def _seldom_collecting() -> Iterator[None]:
    # Migrations write all models anew hundreds of times: looking through them took a fifth of the time.
    before = gc.get_threshold()
    gc.set_threshold(_OBJECTS_BETWEEN)
    try:
        yield
    finally:
        gc.set_threshold(*before)


def _create_schema(schema: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE SCHEMA IF NOT EXISTS {schema}")


def _all_tenants() -> list[Tenant]:
    with control():
        return list(import_string(settings.MANNAKA_REGISTRY).load_all())


def _release_city(tenant: Tenant, template: CityTemplate) -> bool:
    if _is_released(tenant, template):
        return False
    token = building_kind.set("city")
    try:
        with building(tenant.schema, "ext"), transaction.atomic():
            executor = MigrationExecutor(connection)
            executor.migrate(executor.loader.graph.leaf_nodes())
            _copy_parity_rows()
            _execute(grant_statements(schema=tenant.schema, role=tenant.role))
    finally:
        building_kind.reset(token)
    if not _is_released(tenant, template):
        raise TemplateError(f"{tenant.schema} differs from the template after its migrations.")
    return True


def _is_released(tenant: Tenant, template: CityTemplate) -> bool:
    """Tell whether a city has the template's structure, history, content types, permissions, and the right grants."""
    if read_structure(connection, tenant.schema).fingerprint() != template.fingerprint:
        return False
    with building(tenant.schema, "ext"), connection.cursor() as cursor:
        return has_right_grants(cursor, schema=tenant.schema, role=tenant.role) and all(
            _has_rows_of_template(cursor, table, columns) for table, columns in _PARITY.items()
        )


def _has_rows_of_template(cursor: Any, table: str, columns: str) -> bool:
    ours = f'SELECT {columns} FROM "{table}"'  # noqa: S608 - names of ours
    theirs = f'SELECT {columns} FROM {TEMPLATE_SCHEMA}."{table}"'  # noqa: S608 - as above
    cursor.execute(f"({ours} EXCEPT {theirs}) UNION ALL ({theirs} EXCEPT {ours})")
    return cursor.fetchone() is None


def _copy_parity_rows() -> None:
    """Give content types and permissions the ids they have in the template: equal in all cities."""
    for table in _PARITY_TABLES:
        source = f'SELECT * FROM {TEMPLATE_SCHEMA}."{table}"'  # noqa: S608 - names of ours
        _execute(f'INSERT INTO "{table}" OVERRIDING SYSTEM VALUE {source} ON CONFLICT DO NOTHING')
        _execute(f"SELECT setval(pg_get_serial_sequence('\"{table}\"', 'id'), max(id)) FROM \"{table}\"")  # noqa: S608


def _execute(sql: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql)

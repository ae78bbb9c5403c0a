"""The template: captured once a release, replayed as SQL for each new city."""

from typing import Any

from django.db.migrations.loader import MigrationLoader

from mannaka_tenancy.catalogue import Column, Structure, read_structure
from mannaka_tenancy.context import building, control
from mannaka_tenancy.errors import TemplateError
from mannaka_tenancy.models import CityTemplate
from mannaka_tenancy.router import app_labels

TEMPLATE_SCHEMA = "city_template"


def capture_template(connection: Any) -> CityTemplate:
    """
    Read the template schema and keep it in the ledger, unless it is what the ledger has.

    :raises TemplateError: the schema holds something that cannot be replayed.
    """
    structure = read_structure(connection, TEMPLATE_SCHEMA)
    statements = [*structure.create_tables(), *_copy_rows(connection, structure), *structure.constraints]
    statements += [*structure.indexes, *structure.foreign_keys, *_set_sequences(structure)]
    migrations = sorted(disk_migrations())
    with control():
        newest = CityTemplate.objects.order_by("-id").first()
        if newest is not None and (newest.statements, newest.migrations) == (statements, migrations):
            return newest
        return CityTemplate.objects.create(
            fingerprint=structure.fingerprint(), statements=statements, migrations=migrations
        )


def _copy_rows(connection: Any, structure: Structure) -> list[str]:
    statements = []
    with building(TEMPLATE_SCHEMA, "ext"), connection.cursor() as cursor:
        for table, columns in structure.tables.items():
            cursor.execute(f'SELECT EXISTS (SELECT FROM "{table}")')  # noqa: S608 - a name from the catalogue
            if cursor.fetchone()[0]:
                statements.append(_copy_statement(table, columns))
    return statements


def _copy_statement(table: str, columns: list[Column]) -> str:
    names = ", ".join(f'"{column.name}"' for column in columns if not column.generated)
    source = f'{TEMPLATE_SCHEMA}."{table}"'
    return f'INSERT INTO "{table}" ({names}) OVERRIDING SYSTEM VALUE SELECT {names} FROM {source}'  # noqa: S608


def _set_sequences(structure: Structure) -> list[str]:
    return [
        f"SELECT setval(pg_get_serial_sequence('\"{table}\"', '{column.name}'), max(\"{column.name}\")) "  # noqa: S608
        f'FROM "{table}" HAVING max("{column.name}") IS NOT NULL'
        for table, columns in structure.tables.items()
        for column in columns
        if column.identity
    ]


def disk_migrations() -> set[str]:
    """Return `app.name` of every migration of a city's apps that this code brings."""
    labels = set(app_labels("city"))
    loader = MigrationLoader(None)
    return {f"{app}.{name}" for app, name in loader.disk_migrations or {} if app in labels}


def latest_template() -> CityTemplate:
    """
    Return the template in force.

    :raises TemplateError: no release has been run, or the template is of another release than the code.
    """
    with control():
        template = CityTemplate.objects.order_by("-id").first()
    if template is None:
        raise TemplateError("There is no template: run `mannaka release`.")
    return template


def template_state() -> str:
    """Return `missing`, `older`, `newer` or `current`: how the template stands to the code."""
    try:
        known = set(latest_template().migrations)
    except TemplateError:
        return "missing"
    wanted = disk_migrations()
    if wanted - known:
        return "older"
    return "newer" if known - wanted else "current"

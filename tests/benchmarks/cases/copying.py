"""Write many rows of any Django model at once: what a row does not say gets the field's default, as `save` would."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django.db import connection
from django.db.models import Model
from django.db.models.fields import NOT_PROVIDED


def copy_rows(model: type[Model], rows: Iterable[Mapping[str, Any]]) -> None:
    """Copy rows, keyed by the attribute's name; each says its own key."""
    fields = [field for field in model._meta.concrete_fields if not _is_left_to_the_database(field)]
    fields = [field for field in fields if not field.generated]
    columns = ", ".join(f'"{field.column}"' for field in fields)
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")  # whoever wraps the cursor has now chosen the schema
        with cursor.cursor.copy(f'COPY "{model._meta.db_table}" ({columns}) FROM STDIN') as copy:
            for row in rows:
                copy.write_row([_value(field, row) for field in fields])


def _value(field: Any, row: Mapping[str, Any]) -> Any:
    value = row.get(field.attname, NOT_PROVIDED)
    if value is NOT_PROVIDED:
        value = field.get_default() if field.has_default() or not field.null else None
    return field.get_db_prep_save(value, connection) if value is not None else None


def _is_left_to_the_database(field: Any) -> bool:
    return field.db_default is not NOT_PROVIDED and not field.has_default()


def sequences_after(tables: Iterable[str], *, schema: str) -> Iterator[str]:
    """Yield the statements that let the next rows of tables have the next keys; the tables' owner runs them."""
    for table in tables:
        named = f"{schema}.{table}"
        yield f"SELECT setval(pg_get_serial_sequence('{named}', 'id'), (SELECT max(id) FROM {named}))"  # noqa: S608

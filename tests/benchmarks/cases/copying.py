"""Write many rows of any Django model at once: what a row does not say gets the field's default, as `save` would."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import Any

from django.db import connection
from django.db.models import Model
from django.db.models.fields import NOT_PROVIDED


def copy_rows(model: type[Model], rows: Iterable[Mapping[str, Any]]) -> None:
    """Copy rows, keyed by the attribute's name, all with the same names; each says its own key."""
    waiting = iter(rows)
    first = next(waiting)
    fields = [field for field in model._meta.concrete_fields if field.attname in first or _has_no_other_source(field)]
    columns = ", ".join(f'"{field.column}"' for field in fields)
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")  # whoever wraps the cursor has now chosen the schema
        with cursor.cursor.copy(f'COPY "{model._meta.db_table}" ({columns}) FROM STDIN') as copy:
            for row in chain([first], waiting):
                copy.write_row([_value(field, row) for field in fields])


def _value(field: Any, row: Mapping[str, Any]) -> Any:
    value = row.get(field.attname, NOT_PROVIDED)
    if value is NOT_PROVIDED:
        value = field.get_default() if field.has_default() or not field.null else None
    return field.get_db_prep_save(value, connection) if value is not None else None


def _has_no_other_source(field: Any) -> bool:
    return not field.generated and (field.db_default is NOT_PROVIDED or field.has_default())


def sequences_after(tables: Iterable[str], *, schema: str) -> Iterator[str]:
    """Yield the statements that let the next rows of tables have the next keys; the tables' owner runs them."""
    for table in tables:
        named = f"{schema}.{table}"
        yield f"SELECT setval(pg_get_serial_sequence('{named}', 'id'), (SELECT max(id) FROM {named}))"  # noqa: S608

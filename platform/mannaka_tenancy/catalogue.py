"""Reads one schema from PostgreSQL's catalogue, as the SQL that would make it again elsewhere."""

import hashlib
import re
from dataclasses import dataclass
from typing import Any

from mannaka_tenancy.context import building
from mannaka_tenancy.errors import TemplateError

_COLUMNS = """
SELECT c.relname, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull, a.attidentity, a.attgenerated,
       pg_get_expr(d.adbin, d.adrelid, true)
FROM pg_class c
JOIN pg_namespace n ON n.oid = c.relnamespace
JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
WHERE n.nspname = %s AND c.relkind = 'r'
ORDER BY c.relname, a.attnum
"""
_CONSTRAINTS = """
SELECT c.relname, k.conname, k.contype, pg_get_constraintdef(k.oid, true)
FROM pg_constraint k
JOIN pg_class c ON c.oid = k.conrelid
JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE n.nspname = %s AND c.relkind = 'r' AND k.contype IN ('p', 'u', 'c', 'x', 'f')
ORDER BY (k.contype = 'f'), c.relname, k.conname
"""
_INDEXES = """
SELECT pg_get_indexdef(i.indexrelid, 0, true)
FROM pg_index i
JOIN pg_class c ON c.oid = i.indrelid
JOIN pg_namespace n ON n.oid = c.relnamespace
JOIN pg_class x ON x.oid = i.indexrelid
WHERE n.nspname = %s AND c.relkind = 'r'
  AND NOT EXISTS (SELECT FROM pg_constraint k WHERE k.conindid = i.indexrelid AND k.contype IN ('p', 'u', 'x'))
ORDER BY c.relname, x.relname
"""
_STRANGERS = """
SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE n.nspname = %s AND (c.relkind IN ('v', 'm', 'f', 'p')
  OR (c.relkind = 'S' AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = c.oid AND d.deptype = 'i')))
UNION ALL
SELECT t.tgname FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE n.nspname = %s AND NOT t.tgisinternal
"""
_TEXT_CASTS = re.compile(r"::(?:character varying|text)(?:\[\])?")


@dataclass(frozen=True, slots=True)
class Column:
    """One column as the catalogue tells it."""

    name: str
    type: str
    not_null: bool
    identity: str
    generated: str
    expression: str | None

    def definition(self) -> str:
        """Return the column's part of CREATE TABLE."""
        parts = [f'"{self.name}" {self.type}']
        if self.identity:
            parts.append(f"GENERATED {'ALWAYS' if self.identity == 'a' else 'BY DEFAULT'} AS IDENTITY")
        elif self.generated:
            parts.append(f"GENERATED ALWAYS AS ({self.expression}) STORED")
        elif self.expression is not None:
            parts.append(f"DEFAULT {self.expression}")
        return " ".join([*parts, "NOT NULL"] if self.not_null else parts)


@dataclass(frozen=True, slots=True)
class Structure:
    """A schema's structure: tables first, then what can wait until the rows are in, foreign keys last."""

    tables: dict[str, list[Column]]
    constraints: list[str]
    indexes: list[str]
    foreign_keys: list[str]

    def create_tables(self) -> list[str]:
        """Return CREATE TABLE statements without any schema name."""
        return [
            f'CREATE TABLE "{name}" ({", ".join(column.definition() for column in columns)})'
            for name, columns in self.tables.items()
        ]

    def fingerprint(self) -> str:
        """
        Return a SHA-256 in hex that is equal for schemas of equal structure.

        PostgreSQL writes the casts of a replayed list of texts at its elements, those of a migrated one at the list.
        """
        text = "\n".join([*self.create_tables(), *self.constraints, *self.indexes, *self.foreign_keys])
        return hashlib.sha256(_TEXT_CASTS.sub("", text).encode()).hexdigest()


def read_structure(connection: Any, schema: str) -> Structure:
    """
    Read the structure of a schema.

    :raises TemplateError: it holds views, triggers or sequences of their own, which a city must not have.
    """
    with building(schema, "ext"), connection.cursor() as cursor:
        cursor.execute(_STRANGERS, [schema, schema])
        if strangers := cursor.fetchall():
            raise TemplateError(f"{schema} holds objects that cannot be replayed: {strangers}")
        cursor.execute(_COLUMNS, [schema])
        tables: dict[str, list[Column]] = {}
        for table, *column in cursor.fetchall():
            tables.setdefault(table, []).append(Column(*column))
        cursor.execute(_CONSTRAINTS, [schema])
        constraints, foreign_keys = _split_constraints(cursor.fetchall())
        cursor.execute(_INDEXES, [schema])
        indexes = [row[0] for row in cursor.fetchall()]
    return Structure(tables=tables, constraints=constraints, indexes=indexes, foreign_keys=foreign_keys)


def _split_constraints(rows: list[tuple[str, str, str, str]]) -> tuple[list[str], list[str]]:
    own: list[str] = []
    foreign: list[str] = []
    for table, name, kind, definition in rows:
        statement = f'ALTER TABLE "{table}" ADD CONSTRAINT "{name}" {definition}'
        (foreign if kind == "f" else own).append(statement)
    return own, foreign

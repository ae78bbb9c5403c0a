"""Makes and unmakes the schema and role of a city; runs on the owner's login only."""

from typing import Any

from django.apps import apps
from django.db import transaction

from mannaka_tenancy.context import building
from mannaka_tenancy.errors import TemplateError
from mannaka_tenancy.template import latest_template, template_state
from mannaka_tenancy.tenant import require_identifier

CITIES_ROLE = "mannaka_cities"
WEB_LOGIN = "mannaka_web"


def create_schema(connection: Any, *, schema: str, role: str) -> None:
    """
    Make a city's role and schema from the template, in the caller's transaction.

    :raises TemplateError: the template is missing or not of this release.
    :raises InvalidIdentifierError: the schema or role is not a plain identifier.
    """
    require_identifier(schema)
    require_identifier(role)
    if (state := template_state()) != "current":
        raise TemplateError(f"The template is {state}: run `mannaka release`.")
    statements = latest_template().statements
    with building(schema, "ext"), transaction.atomic(using=connection.alias), connection.cursor() as cursor:
        cursor.execute(f"CREATE ROLE {role} NOLOGIN; GRANT {CITIES_ROLE} TO {role}; GRANT {role} TO {WEB_LOGIN}")
        cursor.execute(f"CREATE SCHEMA {schema}")
        cursor.execute(";\n".join(statements))
        cursor.execute(grant_statements(schema=schema, role=role))


def grant_statements(*, schema: str, role: str) -> str:
    """Return the SQL that gives a city's role its rights: rows of its own schema, and no row of a log to change."""
    grants = [
        f"GRANT USAGE ON SCHEMA {schema} TO {role}",
        f"GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA {schema} TO {role}",
        f"GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA {schema} TO {role}",
        f"REVOKE INSERT, UPDATE, DELETE ON {schema}.django_migrations FROM {role}",
    ]
    grants += [f"REVOKE UPDATE, DELETE ON {schema}.{table} FROM {role}" for table in append_only_tables()]
    return ";\n".join(grants)


def append_only_tables() -> list[str]:
    """Return the tables that a city may add to and read, and nothing else; apps name them themselves."""
    return sorted(table for config in apps.get_app_configs() for table in getattr(config, "append_only_tables", ()))


_WRONG_GRANTS = """
SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE n.nspname = %(schema)s AND c.relkind = 'r' AND (
     NOT has_table_privilege(%(role)s, c.oid, 'SELECT')
  OR has_table_privilege(%(role)s, c.oid, 'INSERT') = (c.relname = 'django_migrations')
  OR has_table_privilege(%(role)s, c.oid, 'UPDATE') = (c.relname = ANY(%(kept)s))
  OR has_table_privilege(%(role)s, c.oid, 'DELETE') = (c.relname = ANY(%(kept)s)))
"""


def has_right_grants(cursor: Any, *, schema: str, role: str) -> bool:
    """Tell whether a city's role may do with its tables what the apps of this code say."""
    kept = [*append_only_tables(), "django_migrations"]
    cursor.execute(_WRONG_GRANTS, {"schema": schema, "role": role, "kept": kept})
    return cursor.fetchone() is None


def drop_schema(connection: Any, *, schema: str, role: str) -> None:
    """Remove a city's schema and role, in the caller's transaction."""
    with building("ext"), connection.cursor() as cursor:
        cursor.execute(f"DROP SCHEMA {require_identifier(schema)} CASCADE; DROP ROLE {require_identifier(role)}")

"""What a city's tables hold, as hashes to compare."""

from collections.abc import Mapping

from django.db import connection

from mannaka_tenancy import Tenant, use

# What may be written by looking: who looked, sessions, smaller copies of pictures, and who has a page open in Wagtail.
KEPT_APART = frozenset(
    {
        "audit_entry",
        "django_session",
        "idempotency_key",
        "wagtailimages_rendition",
        "wagtailadmin_editingsession",
        "wagtailcore_pagesubscription",
    }
)


def fingerprints(city: Tenant) -> dict[str, str]:
    """Return a hash of all rows for each table that the city reaches."""
    with use(city), connection.cursor() as cursor:
        cursor.execute(
            "SELECT c.oid::regclass::text FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
            " WHERE c.relkind = 'r' AND n.nspname IN (%s, 'bus') AND has_table_privilege(c.oid, 'SELECT')",
            [city.schema],
        )
        tables = [row[0] for row in cursor.fetchall() if row[0].strip('"') not in KEPT_APART]
        found = {}
        for table in tables:
            cursor.execute(f"SELECT md5(coalesce(string_agg(t::text, '|' ORDER BY t::text), '')) FROM {table} t")  # noqa: S608
            found[table] = cursor.fetchone()[0]
    return found


def changed(before: Mapping[str, str], after: Mapping[str, str]) -> set[str]:
    return {table for table in before if before[table] != after[table]}

"""Keys that the first city has never given out, so that another city's key is nobody's here."""

from django.db import connection

from mannaka_tenancy import Tenant, use

_GIVEN_OUT = "SELECT sequencename, coalesce(last_value, 0) FROM pg_sequences WHERE schemaname = %s"
_MADE_LATER = 1_000
_SKIP = "SELECT count(nextval(%s::regclass)) FROM generate_series(1, %s)"


def skip_keys_of(city: Tenant, *, other: Tenant) -> None:
    """Let the other city go on from well beyond where the first one is, in each table."""
    given, own = _given_out(city), _given_out(other)
    with use(other), connection.cursor() as cursor:
        for name, last in given.items():
            # What is made here later stays below, too.
            cursor.execute(_SKIP, [f'{other.schema}."{name}"', max(0, last - own[name]) + _MADE_LATER])


def _given_out(city: Tenant) -> dict[str, int]:
    with use(city), connection.cursor() as cursor:
        cursor.execute(_GIVEN_OUT, [city.schema])
        return dict(cursor.fetchall())

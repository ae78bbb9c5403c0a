"""What the kernel's benchmark does in stock django-tenants."""

from django.core.management import call_command
from django.db import connection

from tests.benchmarks.site.rows import fill_groups


def migrate_public() -> None:
    """Make the registry."""
    call_command("migrate_schemas", shared=True, verbosity=0)


def create_city(*, code: str, host: str, schema: str) -> None:
    """Create a city as django-tenants does: its schema by `migrate_schemas`."""
    from tenants.municipalities.models import Host, Municipality

    connection.set_schema_to_public()
    city = Municipality(schema_name=schema, code=code, name=f"{code}市", role=schema, wrapped_key=b"", state="active")
    city.save(verbosity=0)
    city.create_schema(check_if_exists=True, verbosity=0)
    Host.objects.create(domain=host, tenant=city, is_primary=True)


def fill(*, schema: str) -> None:
    """Give a city the rows of the measured views."""
    connection.set_schema(schema)
    fill_groups()
    connection.set_schema_to_public()

"""Open a new city: schema, role, key, registry, first content."""

import uuid

from django.conf import settings
from django.db import connections, transaction
from django.utils.module_loading import import_string

from mannaka_kit.crypto import new_wrapped_key
from mannaka_tenancy import Tenant, use
from mannaka_tenancy.provisioning import create_schema
from tenants.municipalities import codes, naming
from tenants.municipalities.errors import NoOwnerLoginError, TakenError
from tenants.municipalities.models import Host, Municipality
from tenants.municipalities.registering import OWNER, changing_registry
from tenants.municipalities.states import CityState


def create_city(*, code: str, name: str, host: str, schema: str | None = None, is_demo: bool = False) -> Tenant:
    """
    Create a city and return it, ready to answer.

    The schema and registry rows are one transaction on the owner's login; the city's first content is written as the
    city itself, and only then does the city answer.

    :raises InvalidCodeError: the municipality code is wrong.
    :raises InvalidNameError: the name is empty or too long.
    :raises InvalidHostError: the host is no host name.
    :raises InvalidSchemaError: the schema name is reserved or malformed.
    :raises TakenError: another city has the code, host or schema.
    :raises NoOwnerLoginError: this process may not make schemas.
    """
    if OWNER not in connections:
        raise NoOwnerLoginError
    city = Municipality(
        code=codes.require_code(code), name=naming.require_name(name), key=uuid.uuid4(), is_demo=is_demo
    )
    city.schema_name = naming.require_schema(schema) if schema else naming.new_schema(code)
    city.role = f"r_{city.schema_name}"
    city.wrapped_key = new_wrapped_key(city.key)
    host = naming.require_host(host)
    _register(city, host)
    _write_first_content(city.as_tenant(host))
    return _open(city, host)


def _register(city: Municipality, host: str) -> None:
    with changing_registry():
        _require_free(city, host)
        Municipality.objects.using(OWNER).bulk_create([city])
        Host.objects.using(OWNER).bulk_create([Host(domain=host, tenant=city, is_primary=True)])
        create_schema(connections[OWNER], schema=city.schema_name, role=city.role)


def _require_free(city: Municipality, host: str) -> None:
    cities = Municipality.objects.using(OWNER)
    if cities.filter(code=city.code).exists():
        raise TakenError.of("code", city.code)
    if cities.filter(schema_name=city.schema_name).exists():
        raise TakenError.of("schema", city.schema_name)
    if Host.objects.using(OWNER).filter(domain=host).exists():
        raise TakenError.of("host", host)


def _write_first_content(tenant: Tenant) -> None:
    with use(tenant), transaction.atomic():
        for path in settings.MANNAKA_CITY_SEEDERS:
            import_string(path)()


def _open(city: Municipality, host: str) -> Tenant:
    with changing_registry():
        Municipality.objects.using(OWNER).filter(pk=city.pk).update(state=CityState.ACTIVE)
    city.state = CityState.ACTIVE
    return city.as_tenant(host)

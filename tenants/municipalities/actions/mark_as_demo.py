"""Say of a city that nobody real is in it."""

from django.db import transaction

from mannaka_kit import audit, clock
from mannaka_tenancy import Tenant, use
from tenants.municipalities.models import Municipality
from tenants.municipalities.registering import OWNER, changing_registry
from tenants.municipalities.selectors import find_city


def mark_as_demo(*, code: str) -> Tenant:
    """
    Mark a city as a demonstration, in the registry and in its own log; nothing takes the mark off again.

    :raises CityNotFoundError: there is no such city.
    :raises NoOwnerLoginError: this process may not change the registry.
    """
    city = find_city(code)
    with changing_registry():
        if Municipality.objects.using(OWNER).filter(key=city.key, is_demo=False).update(is_demo=True):
            with use(city), transaction.atomic():
                audit.record("city.marked_as_demo", actor=audit.OPERATOR, target=None, at=clock.now())
    return city

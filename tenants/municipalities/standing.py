"""How a city goes from one state to another: in the registry, and in the city's own log."""

from dataclasses import replace

from django.db import transaction

from mannaka_kit import audit, clock
from mannaka_tenancy import Tenant, use
from tenants.municipalities.errors import CityStateError
from tenants.municipalities.models import Municipality
from tenants.municipalities.registering import OWNER, changing_registry
from tenants.municipalities.selectors import find_city
from tenants.municipalities.states import CityState


def change_state(code: str, *, before: CityState, after: CityState, event: str) -> Tenant:
    """
    Change a city's state, and write it into the city's log first: a change without its entry is not made.

    :raises CityNotFoundError: there is no such city.
    :raises CityStateError: its state is not the one that the change begins from.
    :raises NoOwnerLoginError: this process may not change the registry.
    """
    city = find_city(code)
    with changing_registry():
        changed = Municipality.objects.using(OWNER).filter(key=city.key, state=before).update(state=after)
        if not changed:
            raise CityStateError.of(city.name, CityState(city.state))
        with use(city), transaction.atomic():
            audit.record(event, actor=audit.OPERATOR, target=None, at=clock.now())
    return replace(city, state=after)

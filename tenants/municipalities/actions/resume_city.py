"""Open a city again that was suspended."""

from mannaka_tenancy import Tenant
from tenants.municipalities.standing import change_state
from tenants.municipalities.states import CityState


def resume_city(*, code: str) -> Tenant:
    """
    Open a city again that was suspended.

    :raises CityNotFoundError: there is no such city.
    :raises CityStateError: its state is another.
    :raises NoOwnerLoginError: this process may not change the registry.
    """
    return change_state(code, before=CityState.SUSPENDED, after=CityState.ACTIVE, event="city.resumed")

"""Close the pages of a city for a while; its data stay as they are."""

from mannaka_tenancy import Tenant
from tenants.municipalities.standing import change_state
from tenants.municipalities.states import CityState


def suspend_city(*, code: str) -> Tenant:
    """
    Close the pages of a city for a while; its data stay as they are.

    :raises CityNotFoundError: there is no such city.
    :raises CityStateError: its state is another.
    :raises NoOwnerLoginError: this process may not change the registry.
    """
    return change_state(code, before=CityState.ACTIVE, after=CityState.SUSPENDED, event="city.suspended")

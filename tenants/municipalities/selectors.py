"""Reads of the registry."""

from mannaka_tenancy import Tenant, control
from tenants.municipalities.errors import CityNotFoundError
from tenants.municipalities.models import Municipality
from tenants.municipalities.registry import registry


def list_cities() -> list[Tenant]:
    """Return every city of this install, by municipality code."""
    with control():
        return registry.load_all()


def find_city(code: str) -> Tenant:
    """
    Return the city of a municipality code.

    :raises CityNotFoundError: there is none.
    """
    city = next((city for city in list_cities() if city.code == code), None)
    if city is None:
        raise CityNotFoundError.of(code)
    return city


def are_all_demo() -> bool:
    """Tell whether every city of this install is marked as a demonstration, so that nobody real is in any."""
    with control():
        return not Municipality.objects.filter(is_demo=False).exists()


def is_demo(city: Tenant) -> bool:
    """Tell whether a city is marked as a demonstration, so that nobody real is in it."""
    with control():
        return Municipality.objects.filter(key=city.key, is_demo=True).exists()

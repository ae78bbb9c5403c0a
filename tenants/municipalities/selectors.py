"""Reads of the registry."""

from mannaka_tenancy import Tenant, control
from tenants.municipalities.registry import registry


def list_cities() -> list[Tenant]:
    """Return every city of this install, by municipality code."""
    with control():
        return registry.load_all()

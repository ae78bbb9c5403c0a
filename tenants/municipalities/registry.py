"""What the tenancy kernel asks of the registry; called inside `control()`."""

from uuid import UUID

from mannaka_tenancy import Tenant
from tenants.municipalities.models import Host, Municipality, RegistryVersion


class ControlRegistry:
    """The registry in the `control` schema."""

    def load_by_host(self, host: str) -> Tenant | None:
        """Return the city of a normalised host."""
        found = Host.objects.select_related("tenant").filter(domain=host).first()
        return found.tenant.as_tenant(_primary_host(found.tenant)) if found else None

    def load_by_key(self, key: UUID) -> Tenant | None:
        """Return the city of a key."""
        city = Municipality.objects.filter(key=key).first()
        return city.as_tenant(_primary_host(city)) if city else None

    def load_version(self) -> int:
        """Return a number that grows with each change of the registry."""
        return RegistryVersion.objects.values_list("version", flat=True).first() or 0

    def load_all(self) -> list[Tenant]:
        """Return every city that has a schema, by municipality code."""
        cities = Municipality.objects.prefetch_related("domains").order_by("code")
        return [city.as_tenant(next((h.domain for h in city.domains.all() if h.is_primary), "")) for city in cities]


def _primary_host(city: Municipality) -> str:
    return city.domains.filter(is_primary=True).values_list("domain", flat=True).first() or ""


registry = ControlRegistry()
